"""What the pages about people keep from those who may open them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from grids.actions.appointment.nominate import nominate
from grids.actions.appointment.verbs import object_to, publish, review
from grids.actor import Actor
from grids.enums import PostSource, Role
from tests.cast import hire
from tests.grids.staffing import position

NUMBER = "19900000077"
WORDS = "常年不在家"


def shown(officer, name, *args):
    client = Client()
    client.force_login(officer)
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_candidate_does_not_read_what_was_said_against_him(town):
    title = position(town.here.street.region)
    facts = {"to": town.here.micro, "officer": town.people.worker, "name": "", "source": PostSource.MEMBER}
    found = nominate(title, **facts, by=town.by_leader, at=now())
    found = publish(review(found, by=town.by_desk, at=now()), by=town.by_desk, at=now())
    object_to(found, words=WORDS, by=town.by_leader, at=now())

    his, theirs = (
        shown(who, "grids:appointment", found.uuid) for who in (town.people.worker, town.people.desk)
    )

    assert theirs.count(WORDS) == 2
    assert WORDS not in his


@pytest.mark.parametrize(
    ("role", "reads"), [(Role.WORKER, True), (Role.PARTNER, False), (Role.FINDER, False)]
)
def test_numbers_of_the_grids_above_are_for_colleagues(town, role, reads):
    hire("above", (town.here.total, Role.LEADER), phone=NUMBER)
    someone = hire("someone", (town.here.micro, role))

    page = shown(someone, "grids:team", town.here.micro.code)

    assert "above" in page
    assert (NUMBER in page) is reads


def test_who_sees_the_grid_above_reads_the_numbers_there(town):
    hire("above", (town.here.total, Role.LEADER), phone=NUMBER)

    assert Actor.of(town.people.desk, now().date()).may("grid.view", town.here.total)
    assert NUMBER in shown(town.people.desk, "grids:team", town.here.micro.code)
