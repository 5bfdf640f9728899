"""The duty roster: who is on duty, and who hears of a report at night."""

from datetime import time, timedelta

import pytest
from django.utils.timezone import localdate

from common.errors import Refused
from grids.actions.duty_turns import drop_turn, plan_turns, tell_them
from grids.enums import Role
from grids.models import DutyTurn, Region
from messaging.models import Message
from tests.cast import MONDAY, hire

DAY = timedelta(days=1)
TODAY = localdate(MONDAY)


def plan(town, *, by=None, days=1, officers=None, to=None, **facts):
    known = {"first": TODAY, "last": TODAY + (days - 1) * DAY, "begins": time(18), "ends": time(8)}
    people = officers or [town.people.desk]
    return plan_turns(
        to or town.here.street, officers=people, **known | facts, by=by or town.by_desk, at=MONDAY
    )


def test_people_take_turns_night_by_night(town):
    turns = plan(town, days=3, officers=[town.people.desk, town.people.reviewer])

    assert [turn.officer.username for turn in turns] == ["desk", "reviewer", "desk"]
    assert (turns[0].ends_at - turns[0].starts_at) == timedelta(hours=14)
    night = MONDAY.replace(hour=23)
    assert DutyTurn.objects.at(night).over(town.here.micro).get().officer == town.people.desk
    assert not DutyTurn.objects.at(MONDAY).exists()
    assert not DutyTurn.objects.at(night).over(town.there.micro).exists()


@pytest.mark.parametrize("who", ["by_worker", "by_stranger", "by_handler", "by_admin"])
def test_who_leads_nobody_there_plans_nothing(town, who):
    with pytest.raises(Refused):
        plan(town, by=getattr(town, who))


@pytest.mark.parametrize("who", ["worker", "stranger", "handler", "security"])
def test_on_duty_is_only_who_sees_the_reports_there(town, who):
    with pytest.raises(Refused):
        plan(town, officers=[getattr(town.people, who)])


def test_days_from_today_and_two_months_at_most(town):
    for facts in ({"first": TODAY - DAY}, {"days": 63}, {"last": TODAY - DAY}):
        with pytest.raises(Refused):
            plan(town, **facts)


def test_a_turn_that_has_not_begun_can_be_taken_out(town):
    plan(town)
    turn = DutyTurn.objects.get()

    with pytest.raises(Refused):
        drop_turn(turn, by=town.by_stranger, at=MONDAY)
    with pytest.raises(Refused):
        drop_turn(turn, by=town.by_desk, at=turn.starts_at)
    drop_turn(turn, by=town.by_desk, at=MONDAY)

    assert not DutyTurn.objects.exists()


def test_planning_the_same_twice_is_once(town):
    plan(town, days=2)
    plan(town, days=2)

    assert DutyTurn.objects.count() == 2


@pytest.mark.parametrize("facts", [{"ends": time(9)}, {"to": "general"}])
def test_a_turn_beside_another_at_the_same_moment_is_refused_and_none_is_planned(town, facts):
    plan(town, first=TODAY + DAY, last=TODAY + DAY)
    to = getattr(town.here, facts.pop("to", "street"))

    with pytest.raises(Refused, match="2025-06-10"):
        plan(town, to=to, days=3, **facts)

    assert DutyTurn.objects.count() == 1


def test_each_plan_is_told(town):
    """By day and by night, on a grid and on a district of the same number."""
    plan(town), plan(town, begins=time(8), ends=time(18))
    person = hire("person", (town.ground.district, Role.LEADER))
    for to in (town.here.street, Region(pk=town.here.street.pk, name="x")):
        tell_them(to, [person], list(DutyTurn.objects.all()[:1]), at=MONDAY)

    assert Message.objects.filter(recipient=town.people.desk).count() == 2
    assert Message.objects.filter(recipient=person).count() == 2
