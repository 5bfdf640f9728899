"""How a deadline was reached: over clocks and calendars alone, and for a case."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from cases.deadlines import deadlines, deadlines_of
from cases.enums import Action
from cases.models import Clock, ClockPolicy
from common.worktime import OFFICE_HOURS, WorkCalendar
from grids.models import Calendar
from tests.cast import ZONE, do, lead_to

CN = Calendar(pk=1, code="CN", name="全国")
DAYS = WorkCalendar(
    OFFICE_HOURS,
    {date(2026, 2, 14): True, **{date(2026, 2, day): False for day in range(15, 24)}},
    first=date(2026, 1, 1),
    last=date(2026, 12, 31),
    names={date(2026, 2, day): "春节" for day in range(15, 24)},
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def a_clock(**facts):
    plain = {
        "kind": "handle",
        "limit": Decimal(2),
        "unit": "WD",
        "calendar": CN,
        "policy": ClockPolicy(kind="handle", limit=7, unit="ND", valid_from=at("2026-01-01 00:00")),
        "started_at": at("2026-02-13 16:00"),
        "due_at": at("2026-02-24 16:00"),
    }
    return Clock(**plain | facts)


def test_the_days_counted_and_left_out_are_named():
    (deadline,) = deadlines([a_clock()], {(1, 1): DAYS})

    data = deadline.as_json()
    assert (data["clock"], data["standing"], data["still_so"]) == ("handle", "running", True)
    assert (data["limit"], data["unit"], data["calendar"]) == (
        "2",
        "WD",
        {"code": "CN", "name": "全国", "version": 1},
    )
    way = data["explanation"]
    assert [day["day"] for day in way["counted_days"]] == ["2026-02-13", "2026-02-14", "2026-02-24"]
    assert way["counted_days"][1]["make_up"] is True
    assert {(day["reason"], day["name"]) for day in way["left_out_days"]} == {("holiday", "春节")}
    assert len(way["left_out_days"]) == 9
    assert way["due"] == data["due_at"] == "2026-02-24T16:00:00+08:00"


def test_a_clock_that_stands_has_no_due_moment_yet():
    (deadline,) = deadlines([a_clock(paused_at=at("2026-02-14 09:00"))], {(1, 1): DAYS})

    assert (deadline.standing, deadline.explanation.due) == ("paused", None)
    assert deadline.explanation.pauses == ((at("2026-02-14 09:00"), None),)


def test_pauses_gave_their_time_back():
    pause = [at("2026-02-14 09:00").isoformat(), at("2026-02-14 11:00").isoformat()]
    clock = a_clock(pauses=[pause], due_at=at("2026-02-24 18:00"), stopped_at=at("2026-02-24 10:00"))
    (deadline,) = deadlines([clock], {(1, 1): DAYS})

    assert deadline.standing == "stopped"
    assert deadline.explanation.due == at(
        "2026-02-25 08:00"
    )  # the same point of office time as Tuesday's close


def test_a_stopped_clock_keeps_its_due_time_when_the_calendar_changes():
    clock = a_clock(due_at=at("2026-02-25 16:00"), stopped_at=at("2026-02-20 16:00"))
    (deadline,) = deadlines([clock], {(1, 1): DAYS})

    assert not deadline.still_so
    assert deadline.as_json()["due_at"] == "2026-02-25T16:00:00+08:00"


def test_a_year_without_a_calendar_explains_nothing():
    clock = a_clock(started_at=at("2026-12-31 09:00"), due_at=at("2027-01-04 09:00"))
    (deadline,) = deadlines([clock], {(1, 1): DAYS})

    assert deadline.as_json()["explanation"] is None
    assert not deadline.still_so


def test_they_come_in_the_order_of_the_nine_clocks_and_their_rounds():
    kinds = [("total", 1), ("progress", 2), ("accept", 1), ("progress", 1)]
    clocks = [a_clock(kind=kind, round=number) for kind, number in kinds]

    ordered = [(one.clock.kind, one.clock.round) for one in deadlines(clocks, {(1, 1): DAYS})]

    assert ordered == [("accept", 1), ("progress", 1), ("progress", 2), ("total", 1)]


@pytest.mark.django_db
def test_every_clock_of_a_case_explains_itself(town, django_assert_num_queries):
    case = do(lead_to(town, "handling"), Action.DECLINE, town.by_worker, town)

    with django_assert_num_queries(2):  # the clocks, the days of their calendar
        found = deadlines_of(case)

    kinds = ["accept", "dispatch", "dispatch", "take", "first_contact", "progress", "handle", "total"]
    assert [deadline.clock.kind for deadline in found] == kinds
    assert all(deadline.still_so for deadline in found)
    assert {deadline.clock.kind: deadline.standing for deadline in found}["handle"] == "paused"
    assert found[-1].clock.due_at - found[-1].clock.started_at == timedelta(days=30)
