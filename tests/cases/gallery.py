"""A town built once for a whole module, and a case in each state; every test puts back what it did.

A test module takes them by importing the fixtures: `from tests.cases.gallery import kept_town, street`.
"""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from cases.enums import State, Who
from cases.models import Case
from grids.actor import Actor
from tests.cast import build_town, lead_to

ACTORS = {
    Who.ANYONE: "by_desk",
    Who.WORKER: "by_worker",
    Who.DISPATCHER: "by_desk",
    Who.LEADER: "by_leader",
    Who.HANDLER: "by_worker",
    Who.REVIEWER: "by_reviewer",
    Who.VIEWER: "by_desk",
}


@pytest.fixture(scope="module")
def street(django_db_setup, django_db_blocker):
    """The town of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_town()
        transaction.set_rollback(True)


@pytest.fixture(name="town")
def kept_town(street):
    """The town of a module; what the test does to it is undone after it."""
    with transaction.atomic():
        yield street
        transaction.set_rollback(True)


@pytest.fixture(scope="module", name="gallery")
def all_states(street):
    """The town and `cases`: {state: a case that stands in it}."""
    cases = {state: lead_to(street, str(state)) for state in State}
    with connection.cursor() as cursor:  # what COMMIT would check of them is checked now
        cursor.execute("set constraints all immediate; set constraints all deferred")
    return SimpleNamespace(town=street, cases=cases)


@pytest.fixture(name="undone")
def kept_gallery(gallery):
    """The gallery; what the test does is undone after it."""
    with transaction.atomic():
        yield gallery
        transaction.set_rollback(True)


def one_of(town, who):
    """An Actor who is `who` to the cases of the gallery."""
    if who == Who.CLOCK:
        return Actor.clock()
    if who == Who.CALLED:
        return called_everywhere(town.by_handler)
    return Actor.reporter() if who == Who.REPORTER else getattr(town, ACTORS[who])


def called_everywhere(by):
    """The Actor as if his unit had been called to every case."""
    every = frozenset(Case.objects.values_list("pk", flat=True))
    return replace(by, scope=replace(by.scope, called=every, may_view=every))
