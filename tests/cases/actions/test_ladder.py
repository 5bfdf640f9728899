"""The ladder: whom the alert of what is late reaches, tier by tier, and that nothing in between changes it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from cases.actions.clocks import extend
from cases.actions.policies import put_in_force
from cases.actions.sweep import sweep
from cases.climb import TIERS, tiers_over
from cases.enums import Action, Alert
from cases.models import Case, Clock, ClockPolicy
from cases.pages.timeline import of_alert
from common.errors import Refused
from grids.enums import Role
from grids.models import Calendar, Post
from messaging.models import Message
from tests.cases.actions.alerts import rung, told
from tests.cases.actions.at_once import at_once
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case, do, lead_to
from tests.grids.world import officer, post
from tests.messaging.drain import drain

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def late(town):
    """A dispatched case of which only the handling clock runs, its handler and a leader on every tier."""
    case = lead_to(town, "dispatched")
    Clock.objects.filter(case=case).exclude(kind="handle").update(next_alert_at=None)
    Post.objects.filter(role=Role.LEADER).update(ends_on=MONDAY.date())
    here = town.here
    for name, where in (
        ("micro", case.grid),
        ("general", here.general),
        ("total", case.total),
        ("street", here.street),
    ):
        post(where, Role.LEADER, who=officer(f"{name}-leader"))
    drain()
    Message.objects.all().delete()
    case.refresh_from_db()
    return case


def heard(at):
    """Who is told what by the sweep at that moment."""
    Message.objects.all().delete()
    sweep(at=at)
    return told()


def test_each_step_reaches_its_own_tier_at_its_time_and_once(town, late):
    due = late.handle_due_at
    started = late.clocks.get(kind="handle").started_at
    raised = "Overdue and raised to you"

    assert heard(started + 6 * HOUR) == set()
    assert heard(started + DAY) == {("Half the time has passed", "worker")}
    assert heard(due - HOUR) == {("Due soon", "worker"), ("Due soon", "micro-leader")}
    assert heard(due) == {("Overdue", "worker"), ("Overdue", "desk"), (raised, "micro-leader")}
    assert heard(due + 4 * HOUR) == {(raised, "general-leader")}
    assert heard(due + 8 * HOUR) == {(raised, "total-leader")}
    assert heard(due + 24 * HOUR - timedelta(seconds=1)) == set()
    assert heard(due + 24 * HOUR) == {(raised, "street-leader")}
    assert heard(due + 72 * HOUR) == set()  # nobody leads the district
    assert heard(due + 300 * DAY) == set()
    assert rung(late) == [("handle", level) for level in ("reminded", "yellow", "red", *TIERS)]


def test_the_settlement_stops_the_climb(town, late):
    due = late.handle_due_at
    sweep(at=due + 4 * HOUR)
    before = rung(late)
    case = do(late, Action.RECALL, town.by_desk, town, at=due + 5 * HOUR)
    Clock.objects.filter(case=case).update(stopped_at=due + 5 * HOUR, next_alert_at=None)

    sweep(at=due + 300 * DAY)

    assert rung(late) == before
    assert before[-1] == ("handle", "general")


@pytest.mark.parametrize("minutes", [1, 60, 20 * 24 * 60])
def test_a_beat_that_stood_still_loses_and_repeats_nothing(town, minutes):
    """A beat each minute, each hour, or twenty days late: the rungs are the same, in the same order."""
    case, beat = a_case(town), timedelta(minutes=minutes)
    moments = {datetime.fromisoformat(at) for clock in case.clocks.all() for at, _level in clock.ladder}

    for moment in sorted({MONDAY + -((MONDAY - moment) // beat) * beat for moment in moments}):
        sweep(at=moment)
        sweep(at=moment)

    assert sorted(rung(case)) == sorted(EVERY_RUNG)
    assert [level for kind, level in rung(case) if kind == "dispatch"] == ["yellow", "red", *TIERS]


EVERY_RUNG = [
    ("accept", "red"),
    *((kind, level) for kind in ("dispatch", "first_contact") for level in ("yellow", "red", *TIERS)),
    *(("total", level) for level in ("red", *TIERS)),
]


def test_a_worker_whose_clock_is_two_hours_ahead_says_no_more(town, monkeypatch):
    """The time is the database's: half an hour of acceptance is not over because a machine says so."""
    a_case(town, at=timezone.now())
    ahead = timezone.now() + 2 * HOUR
    monkeypatch.setattr(timezone, "now", lambda: ahead)
    monkeypatch.setattr("time.time", ahead.timestamp)

    assert sweep().alerts == 0
    assert rung() == []


@pytest.mark.slow
def test_two_beats_at_once_climb_each_step_once(shared_town):
    cases = [a_case(shared_town) for _ in range(6)]
    end = MONDAY + 40 * DAY

    answers = at_once(lambda: sweep(at=end), lambda: sweep(at=end))

    assert sum(answer.alerts for answer in answers) == len(cases) * len(EVERY_RUNG)
    assert all(sorted(rung(case)) == sorted(EVERY_RUNG) for case in cases)


def test_steps_and_times_are_the_policy_s(town):
    facts = {"limit": 1, "unit": "ND", "ladder": [[1, "red"]], "climb": [[0.5, "street"], [2, "district"]]}
    put_in_force(ClockPolicy(kind="dispatch", calendar=Calendar.objects.get(), **facts), at=MONDAY)
    case = a_case(town)
    due = case.dispatch_due_at

    steps = [
        (datetime.fromisoformat(at) - due, level) for at, level in case.clocks.get(kind="dispatch").ladder
    ]

    assert steps == [(0 * HOUR, "red"), (HOUR / 2, "street"), (2 * HOUR, "district")]


def test_a_case_climbs_from_where_it_lies():
    micro = Case(grid_id=4, general_id=3, total_id=2, street_id=1, district_id=9)
    general = Case(grid_id=3, general_id=3, total_id=2, street_id=1, district_id=9)
    of_the_street = Case(grid_id=1, street_id=1, district_id=9)
    unplaced = Case(district_id=9)

    assert [tiers_over(case) for case in (micro, general, of_the_street, unplaced)] == [
        list(TIERS),
        ["general", "total", "street", "district"],
        ["street", "district"],
        ["district"],
    ]


def test_more_time_takes_back_what_it_has_not_earned_any_more(town, late):
    due = late.handle_due_at
    sweep(at=due + 4 * HOUR)
    case = Case.objects.get(pk=late.pk)
    assert (case.alert, case.clocks.get(kind="handle").climbed) == (Alert.RED, "general")

    (clock,) = extend(case, limit=2, reason="等材料", at=due + 5 * HOUR)

    assert clock.extensions == [["2", (due + 5 * HOUR).isoformat(), "等材料"]]
    assert clock.due_at.date() == due.date() + 2 * DAY
    assert (clock.alert, clock.climbed, case.alert) == ("reminded", "", Alert.REMINDED)
    assert [level for _, level in clock.ladder] == ["yellow", "red", *TIERS]
    assert case.handle_due_at == clock.due_at


@pytest.mark.parametrize("limit", [0, -1, "0.5", "x"])
def test_what_is_no_extension_is_refused(town, late, limit):
    with pytest.raises(Refused):
        extend(late, limit=limit, reason="", at=MONDAY)


def test_without_a_term_there_is_nothing_to_extend(town):
    with pytest.raises(Refused):
        extend(a_case(town), limit=1, reason="", at=MONDAY)


def test_the_timeline_says_to_whom_it_was_raised():
    with override("en"):
        said = [str(word) for word in of_alert({"clock": "handle", "alert": "red", "tier": "district"}, {})]

    assert said == ["Handling", "Overdue", "raised to district"]
