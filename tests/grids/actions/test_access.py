import uuid

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from common.errors import Refused
from grids.actions.access import record_access
from grids.actions.tree import move_grid
from grids.actor import Actor
from grids.enums import Role
from grids.models import AccessRecord
from tests.grids.world import AT, CLOCK, actor

pytestmark = pytest.mark.django_db

FILE = uuid.UUID(int=7)


def open_file(ground, **facts):
    facts = {
        "subject_kind": "reporter",
        "subject_uuid": FILE,
        "fields": {"phone", "name"},
        "reason": "回访",
    } | facts
    by = facts.pop("by", None) or actor(ground.here.general, Role.WORKER)
    return record_access(facts.pop("placed", ground.here.micro), **facts, by=by, at=AT)


def test_who_opened_what_and_why_is_on_record(ground):
    record = open_file(ground, reason=" 核实地址 ", address="10.1.2.3")

    record.refresh_from_db()
    assert (record.subject_uuid, record.fields, record.reason) == (FILE, ["name", "phone"], "核实地址")
    assert (record.grid_id, record.street_id) == (ground.here.micro.pk, ground.here.street.pk)


@pytest.mark.parametrize("reason", ["", "  ", "看"])
def test_without_a_reason_nothing_is_opened(ground, reason):
    with pytest.raises(Refused):
        open_file(ground, reason=reason)


@pytest.mark.parametrize("by", [CLOCK, Actor.reporter()])
def test_only_an_officer_opens_a_file(ground, by):
    with pytest.raises(Refused):
        open_file(ground, by=by)


def test_the_records_are_for_those_who_configure_the_place(ground):
    record = open_file(ground)

    assert list(AccessRecord.objects.visible_to(actor(ground.here.street, Role.AUDITOR).scope)) == [record]
    assert list(AccessRecord.objects.visible_to(actor(ground.here.street, Role.LEADER).scope)) == []
    assert list(AccessRecord.objects.visible_to(actor(ground.next.street, Role.AUDITOR).scope)) == []


def test_a_record_of_the_past_does_not_move_with_its_grid(ground):
    record = open_file(ground)

    move_grid(ground.here.general, to=ground.here.total2, by=CLOCK, at=AT)

    record.refresh_from_db()
    assert record.total_id == ground.here.total.pk


STATEMENTS = [
    "update grids_accessrecord set reason = 'nothing'",
    "delete from grids_accessrecord",
    "truncate grids_accessrecord",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_application_cannot_touch_a_record(ground, statement):
    open_file(ground)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        execute(f"set local governance.erase = 'on'; {statement}")

    assert AccessRecord.objects.get().reason == "回访"


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.slow
@pytest.mark.parametrize("statement", STATEMENTS)
def test_not_even_the_owner_touches_a_record_by_mistake(shared_ground, database_owner, statement):
    open_file(shared_ground)

    with database_owner.connect() as owner, pytest.raises(psycopg.IntegrityError, match="only ever added to"):
        owner.execute(statement)

    assert AccessRecord.objects.get().reason == "回访"
