"""The minute sweep: each clock and level once, whatever stands in between, and nobody's case stays without hands."""

from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, connections
from django.utils.dateparse import parse_datetime

from cases.actions import sweep as sweeping
from cases.actions.policies import put_in_force
from cases.actions.sweep import Swept, climb, sweep
from cases.enums import Action, Alert, State
from cases.models import Case, CaseEvent, Clock, ClockPolicy
from cases.tasks import sweep as sweep_task
from grids.models import Calendar, Department, Officer, Post
from messaging.models import Message, Outbox
from tests.cases.actions.at_once import at_once
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case, category, do, lead_to
from tests.messaging.drain import drain

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def rung(case=None):
    """(clock, level) of every alert, in the order of the events."""
    events = CaseEvent.objects.filter(action__in=["remind", "overdue"]).order_by("case_id", "seq")
    events = events.filter(case=case) if case else events
    return [(data["clock"], data["alert"]) for data in events.values_list("data", flat=True)]


def told():
    drain()
    rows = Message.objects.order_by("pk").values_list("title", "recipient__username")
    return {(title.split(":")[0], name) for title, name in rows}


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

    for moment, level in moments:
        before = case.events.count()
        assert sweep(at=moment).alerts == 1
        assert sweep(at=moment).alerts == 0
        case.refresh_from_db()
        assert (case.alert, case.version) == (level, before + 1)

    events = case.events.filter(actor_kind="clock").order_by("seq")
    assert [(event.action, event.from_state, event.to_state) for event in events] == [
        ("remind", "dispatched", "dispatched"),
        ("overdue", "dispatched", "dispatched"),
        ("overdue", "dispatched", "dispatched"),
    ]
    due_at = "2025-06-11T01:10:00+00:00"
    assert [event.data for event in events] == [
        {"clock": "handle", "alert": level, "due_at": due_at} for level in ("reminded", "yellow", "red")
    ]
    handle.refresh_from_db()
    assert (handle.alert, handle.ladder, handle.next_alert_at) == ("red", [], None)
    assert sweep(at=MONDAY + timedelta(days=300)).alerts == 0


def test_stopped_for_days_it_says_all_it_missed_and_nothing_twice(town):
    cases = [a_case(town) for _ in range(3)]

    assert sweep(at=MONDAY + timedelta(days=40)).alerts == 18
    assert sweep(at=MONDAY + timedelta(days=40)).alerts == 0

    for case in cases:
        assert sorted(rung(case)) == sorted(set(rung(case)))
        assert [level for kind, level in rung(case) if kind == "dispatch"] == ["yellow", "red"]
        case.refresh_from_db()
        assert (case.version, case.alert) == (9, Alert.RED)


def test_a_backlog_larger_than_a_batch_is_worked_off_at_once(town, monkeypatch):
    monkeypatch.setattr(sweeping, "BATCH", 4)
    for _ in range(3):
        a_case(town)

    assert sweep(at=MONDAY + timedelta(days=40)).alerts == 18


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
    assert swept.alerts == 6


def test_every_alert_leaves_word_for_those_concerned(town):
    case = lead_to(town, "dispatched")
    Clock.objects.filter(case=case).exclude(kind="handle").update(next_alert_at=None)
    drain()
    Message.objects.all().delete()

    sweep(at=MONDAY + timedelta(days=10))
    assert (
        Outbox.objects.filter(done_at=None, topic="case.moved", aggregate=f"case:{case.number}").count() == 3
    )

    assert told() == {
        ("Half the time has passed", "worker"),
        ("Due soon", "worker"),
        ("Due soon", "leader"),
        ("Overdue", "worker"),
        ("Overdue", "leader"),
        ("Overdue", "desk"),
    }


@pytest.mark.parametrize(("state", "kind", "names"), [
    ("reported", "dispatch",
     {("Due soon", "desk"), ("Due soon", "leader"), ("Overdue", "desk"), ("Overdue", "leader")}),
    ("fed_back", "close", {("Overdue", "reviewer"), ("Overdue", "desk"), ("Overdue", "leader")}),
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
    assert len(rung()) == 6


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


# nobody's hands


def recalls(case):
    return list(case.events.filter(action="recall").values_list("actor_kind", "to_state"))


@pytest.mark.parametrize("state", ["dispatched", "handling"])
def test_a_case_whose_post_has_ended_goes_back_to_the_desk(town, state):
    case = lead_to(town, state)
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=MONDAY.date())
    drain()
    Message.objects.all().delete()

    assert sweep(at=case.changed_at).recalled == 1
    assert sweep(at=case.changed_at).recalled == 0

    case.refresh_from_db()
    assert (case.state, case.handler, recalls(case)) == (State.REPORTED, None, [("clock", "reported")])
    assert ("Nobody has it in hand any more", "desk") in told()
    assert lead_on(town, case).state == State.DISPATCHED


def lead_on(town, case):
    return do(case, Action.DISPATCH, town.by_desk, town, to=town.colleague_post)


def test_an_empty_post_is_recalled_from_but_not_one_with_a_deputy(town):
    case = lead_to(town, "handling")
    Officer.objects.filter(pk=town.people.worker.pk).update(is_active=False)
    Post.objects.filter(pk=town.worker_post.pk).update(deputy=town.people.colleague)
    assert sweep(at=case.changed_at).recalled == 0

    Officer.objects.filter(pk=town.people.colleague.pk).update(is_active=False)

    assert sweep(at=case.changed_at).recalled == 1


def test_a_department_that_is_no_more_keeps_nothing(town):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)
    Department.objects.filter(pk=town.lighting.pk).update(valid_to=MONDAY.date())

    assert sweep(at=case.changed_at).recalled == 1


def test_what_waits_for_others_is_not_recalled(town):
    cases = [lead_to(town, state) for state in ("handled", "fed_back", "closed")]
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=MONDAY.date())

    assert sweep(at=cases[-1].changed_at).recalled == 0


def test_a_case_given_to_another_meanwhile_is_left_alone(town):
    case = lead_to(town, "dispatched")
    seen = Case.objects.get(pk=case.pk)
    lead_on(town, do(case, Action.RECALL, town.by_desk, town))

    assert not sweeping.recalled(seen, "", at=None)
    assert Case.objects.get(pk=case.pk).handler == town.colleague_post


def test_a_case_that_cannot_go_back_keeps_no_other(town, caplog):
    stuck, free = lead_to(town, "dispatched"), lead_to(town, "handling")
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=MONDAY.date())
    desk = ClockPolicy.objects.get(kind="dispatch", category=None, urgency="", major=False, valid_to=None)
    ClockPolicy.objects.create(
        kind="dispatch", category=stuck.category, limit=5000, unit="WD", ladder=[], calendar=desk.calendar,
        valid_from=MONDAY,
    )  # fmt: skip
    Case.objects.filter(pk=free.pk).update(category=category("10004"))

    assert sweep(at=free.changed_at).recalled == 1

    assert f"{stuck.number} stays with a post that nobody holds: calendar_missing" in caplog.text
    free.refresh_from_db()
    assert free.state == State.REPORTED


# at once


@pytest.mark.slow
def test_two_sweeps_at_once_and_verbs_between_them_lose_and_repeat_nothing(shared_town, monkeypatch):
    monkeypatch.setattr(sweeping, "BATCH", 5)
    cases = [a_case(shared_town) for _ in range(12)]
    late = MONDAY + timedelta(days=40)

    def speak():
        for case in cases:
            do(case, Action.COMMENT, shared_town.by_desk, shared_town)

    answers = at_once(lambda: sweep(at=late), lambda: sweep(at=late), speak)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    sweep(at=late)  # what a verb held for a moment is the next minute's

    for case in cases:
        assert len(rung(case)) == len(set(rung(case))) == 6
        case.refresh_from_db()
        assert (case.version, case.alert) == (10, Alert.RED)
    assert Outbox.objects.filter(topic="case.moved").count() == 12 * 8


@pytest.mark.slow
def test_a_case_somebody_works_on_is_left_for_the_next_minute(shared_town):
    held, free = a_case(shared_town), a_case(shared_town)
    ready, done = Barrier(2), Barrier(2)

    def hold():
        with connections["default"].cursor() as cursor:
            cursor.execute("begin; select from cases_case where id = %s for update", [held.pk])
            ready.wait()
            done.wait()
            cursor.execute("rollback")

    def run():
        ready.wait()
        assert sweep(at=MONDAY + HOUR).alerts == 1
        done.wait()

    assert at_once(hold, run) == [None, None]

    assert (rung(held), rung(free)) == ([], [("accept", "red")])
    assert sweep(at=MONDAY + HOUR).alerts == 1
