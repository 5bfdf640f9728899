"""The minute sweep: each clock and level once, whatever stands in between."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.dateparse import parse_datetime

from cases.actions import sweep as sweeping
from cases.actions.policies import put_in_force
from cases.actions.sweep import Swept, climb, sweep
from cases.climb import TIERS
from cases.enums import Action, Alert
from cases.models import Case, CaseEvent, Clock, ClockPolicy
from cases.tasks import sweep as sweep_task
from grids.models import Calendar
from messaging.models import Message, Outbox
from tests.cases.actions.alerts import rung, told
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case, do, lead_to
from tests.messaging.drain import drain

RAISED = {("Overdue and raised to you", name) for name in ("leader", "district")}
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def test_nothing_due_says_nothing(town):
    case = a_case(town)

    assert sweep(at=case.accept_due_at - timedelta(seconds=1)) == Swept(0, 0)
    assert CaseEvent.objects.filter(case=case).count() == 3


def test_each_level_of_each_clock_is_said_once_in_its_order(town):
    case = do(a_case(town), Action.ACCEPT, town.by_desk, town)
    case = lead_to(town, "dispatched", case)
    do(case, Action.CONTACT, town.by_desk, town)
    handle = case.clocks.get(kind="handle")
    moments = [(parse_datetime(at), level) for at, level in handle.ladder]
    Clock.objects.filter(case=case).exclude(kind="handle").update(next_alert_at=None)

    assert [level for _, level in moments] == ["reminded", "yellow", "red", *TIERS]
    for moment, level in moments:
        if level == TIERS[0]:
            continue  # at the due time too: said in the same breath
        before, together = case.events.count(), 2 if level == "red" else 1
        assert sweep(at=moment - timedelta(seconds=1)).alerts == 0
        assert sweep(at=moment).alerts == together
        assert sweep(at=moment).alerts == 0
        case.refresh_from_db()
        assert (case.alert, case.version) == ("red" if level in TIERS else level, before + together)

    events = case.events.filter(actor_kind="clock").order_by("seq")
    assert [(event.action, event.from_state, event.to_state) for event in events] == [
        ("remind", "dispatched", "dispatched"),
        *[("overdue", "dispatched", "dispatched")] * 7,
    ]
    due_at = "2025-06-11T01:10:00+00:00"
    assert [event.data for event in events] == [
        *({"clock": "handle", "alert": level, "due_at": due_at} for level in ("reminded", "yellow", "red")),
        *({"clock": "handle", "alert": "red", "due_at": due_at, "tier": tier} for tier in TIERS),
    ]
    handle.refresh_from_db()
    assert (handle.alert, handle.climbed, handle.ladder, handle.next_alert_at) == (
        "red",
        "district",
        [],
        None,
    )
    case.refresh_from_db()
    assert (case.handler_post, case.state) == (town.worker_post, "dispatched")  # only the alert climbs
    assert sweep(at=MONDAY + timedelta(days=300)).alerts == 0


def test_stopped_for_days_it_says_all_it_missed_and_nothing_twice(town):
    cases = [a_case(town) for _ in range(3)]

    assert sweep(at=MONDAY + timedelta(days=40)).alerts == 63
    assert sweep(at=MONDAY + timedelta(days=40)).alerts == 0

    for case in cases:
        assert sorted(rung(case)) == sorted(set(rung(case)))
        assert [level for kind, level in rung(case) if kind == "dispatch"] == ["yellow", "red", *TIERS]
        case.refresh_from_db()
        assert (case.version, case.alert) == (24, Alert.RED)


def test_a_backlog_larger_than_a_batch_is_worked_off_at_once(town, monkeypatch):
    monkeypatch.setattr(sweeping, "BATCH", 4)
    for _ in range(3):
        a_case(town)

    assert sweep(at=MONDAY + timedelta(days=40)).alerts == 63


def test_a_verb_that_stops_a_clock_silences_it(town):
    case = lead_to(town, "handled")

    sweep(at=case.feedback_due_at - MINUTE)

    assert {kind for kind, _ in rung(case)} == {"feedback"}


def test_what_stands_still_says_nothing(town):
    case = do(lead_to(town, "dispatched"), Action.DECLINE, town.by_worker, town)

    sweep(at=MONDAY + timedelta(days=20))

    assert "handle" not in {kind for kind, _ in rung(case)}


def test_an_ended_case_says_nothing(town):
    for state in ("closed", "void"):
        assert lead_to(town, state).alert == Alert.NONE

    assert sweep(at=MONDAY + timedelta(days=90)).alerts == 0


def test_the_alert_of_a_case_is_the_highest_and_falls_when_its_clock_stops(town):
    case = a_case(town)
    sweep(at=case.accept_due_at)
    case.refresh_from_db()
    assert case.alert == Alert.RED
    assert list(Case.objects.overdue()) == [case]

    case = do(case, Action.ACCEPT, town.by_desk, town)

    assert case.alert == Alert.NONE
    assert not Case.objects.overdue().exists()


def test_an_event_never_lies_before_the_one_it_follows(town):
    case = a_case(town)
    do(case, Action.COMMENT, town.by_desk, town, at=case.accept_due_at + HOUR)

    sweep(at=case.accept_due_at)

    assert case.events.latest("seq").at == case.accept_due_at + HOUR


def test_the_database_s_time_decides_where_none_is_given(town):
    a_case(town, at=MONDAY)

    swept = sweep()

    with connection.cursor() as cursor:
        cursor.execute("select bool_and(abs(extract(epoch from now() - changed_at)) < 60) from cases_case")
        assert cursor.fetchone() == (True,)
    assert swept.alerts == 21


def test_every_alert_leaves_word_for_those_concerned(town):
    case = lead_to(town, "dispatched")
    Clock.objects.filter(case=case).exclude(kind="handle").update(next_alert_at=None)
    drain()
    Message.objects.all().delete()

    sweep(at=MONDAY + timedelta(days=10))
    assert (
        Outbox.objects.filter(done_at=None, topic="case.moved", aggregate=f"case:{case.number}").count() == 8
    )

    assert told() == {
        ("Half the time has passed", "worker"),
        ("Due soon", "worker"),
        ("Due soon", "leader"),
        ("Overdue", "worker"),
        ("Overdue", "desk"),
        ("Overdue and raised to you", "leader"),
        ("Overdue and raised to you", "district"),
    }


@pytest.mark.parametrize(("state", "kind", "names"), [
    ("reported", "dispatch",
     {("Due soon", "desk"), ("Due soon", "leader"), ("Overdue", "desk"), *RAISED}),
    ("fed_back", "close", {("Overdue", "reviewer"), ("Overdue", "desk"), *RAISED}),
])  # fmt: skip
def test_a_clock_speaks_to_whom_it_runs_for(town, state, kind, names):
    case = lead_to(town, state)
    Clock.objects.filter(case=case).exclude(kind=kind).update(next_alert_at=None)
    drain()
    Message.objects.all().delete()

    sweep(at=MONDAY + timedelta(days=20))

    assert told() == names


def test_the_task_and_the_command_do_the_same(town, capsys):
    a_case(town)
    sweep_task()
    assert len(rung()) == 21


def test_the_price_of_a_batch_does_not_grow_with_it(town, django_assert_num_queries):
    for rows in (1, 3):
        for _ in range(rows):
            a_case(town)
        with django_assert_num_queries(4):  # the savepoint, the climb, the word to others, the savepoint
            climb(at=MONDAY + HOUR)
        assert len(rung()) == len(set(CaseEvent.objects.filter(action="overdue").values_list("case")))


def test_a_policy_without_a_ladder_says_nothing(town):
    put_in_force(
        ClockPolicy(kind="accept", limit=1, unit="WH", ladder=[], calendar=Calendar.objects.get(code="CN")),
        at=MONDAY,
    )
    case = a_case(town)

    assert case.clocks.get(kind="accept").next_alert_at is None
    assert sweep(at=case.accept_due_at).alerts == 0
