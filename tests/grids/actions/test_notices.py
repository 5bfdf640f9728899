"""A notice for some of those who live somewhere, and one for those who work there."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from common.errors import Refused
from grids.actions.audiences import adopt_audiences
from grids.actions.notices import withdraw_notice, write_notice, write_to_staff
from grids.actions.tell_staff import opened_by
from grids.enums import NoticeTopic, Role
from grids.models import Audience, Notice
from messaging.models import Message
from tests.grids import world
from tests.messaging.drain import drain

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    today = localdate()
    words = {"title": "㐀䶮𠮷 招聘会", "words": "周六上午，100%免费", "topic": NoticeTopic.JOBS}
    return words | {"starts_on": today, "ends_on": today + timedelta(days=5)}


@pytest.fixture
def audiences(town):
    adopt_audiences("xinan-road", town.ground.district)


def test_a_notice_keeps_for_whom_it_is(town, said, audiences):
    notice = write_notice(
        town.here.micro, **said, labels=["jobs", "elders"], ages=(60, None), by=town.by_leader, at=now()
    )

    assert (notice.labels, notice.from_age, notice.to_age) == (["elders", "jobs"], 60, None)
    assert str(notice.ages) == "60 岁以上" or "60" in str(notice.ages)


@pytest.mark.parametrize(
    "wrong", [{"labels": ["astronauts"]}, {"ages": (7, 6)}, {"ages": (None, 200)}, {"title": " "}], ids=str
)
def test_what_nobody_could_be_is_refused(town, said, audiences, wrong):
    with pytest.raises(Refused):
        write_notice(town.here.micro, **said | wrong, by=town.by_leader, at=now())

    assert not Notice.objects.exists()


def test_words_of_another_district_are_not_of_this_one(town, said, audiences):
    Audience.objects.update(region=town.ground.far_district)

    with pytest.raises(Refused):
        write_notice(town.here.micro, **said, labels=["jobs"], by=town.by_leader, at=now())


def test_a_whole_district_is_told_by_who_stands_over_it(town, said):
    notice = write_notice(town.ground.district, **said, by=town.by_district, at=now())

    assert (notice.district, notice.street, notice.grid) == (town.ground.district, None, None)
    for by in (town.by_leader, town.by_desk, town.by_stranger):
        with pytest.raises(Refused):
            write_notice(town.ground.district, **said, by=by, at=now())
    with pytest.raises(Refused):
        write_notice(town.here.street.region, **said, by=town.by_district, at=now())


def test_staff_are_told_by_role_and_nobody_else_is(town, said):
    outside = world.officer("outside")
    world.post(town.there.micro, Role.WORKER, who=outside)

    notice = write_to_staff(town.here.street, **said, roles=[Role.WORKER], by=town.by_desk, at=now())
    drain()

    told = Message.objects.filter(key=f"notice:{notice.uuid}")
    assert {one.recipient.username for one in told.select_related("recipient")} >= {"worker", "colleague"}
    assert not told.filter(recipient__in=[outside, town.people.leader, town.people.desk]).exists()
    assert {one.body_text for one in told} == {"周六上午，100%免费"}


def test_how_many_opened_it_is_counted_and_twice_told_is_once(town, said):
    notice = write_to_staff(town.here.street, **said, roles=[Role.WORKER], by=town.by_desk, at=now())
    drain()
    told, opened = opened_by(notice)
    Message.objects.filter(recipient=town.people.worker).update(read_at=now())

    assert opened == 0
    assert opened_by(notice) == (told, 1)


def test_withdrawn_it_leaves_the_messages(town, said):
    notice = write_to_staff(town.here.street, **said, roles=[Role.WORKER], by=town.by_desk, at=now())
    drain()

    withdraw_notice(notice, by=town.by_desk, at=now())

    assert not Message.objects.filter(key=f"notice:{notice.uuid}").exists()


def test_withdrawn_before_it_was_told_nobody_is_told(town, said):
    notice = write_to_staff(town.here.street, **said, roles=[Role.WORKER], by=town.by_desk, at=now())
    withdraw_notice(notice, by=town.by_desk, at=now())
    drain()

    assert not Message.objects.exists()


@pytest.mark.parametrize("wrong", [{"roles": []}, {"starts_on": localdate() + timedelta(days=1)}], ids=str)
def test_staff_are_told_at_once_and_somebody_is_told(town, said, wrong):
    with pytest.raises(Refused):
        write_to_staff(town.here.street, **{"roles": [Role.WORKER]} | said | wrong, by=town.by_desk, at=now())


def test_the_words_of_a_place_are_taken_over_once(town):
    assert adopt_audiences("liuzu", town.ground.district) == 10
    assert adopt_audiences("liuzu", town.ground.district) == 0
    assert Audience.objects.get(code="farmers").name == "种养户"
