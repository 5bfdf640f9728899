"""The nine clocks as a case lives: what starts, stops and stands."""

from datetime import timedelta

import pytest

from cases.actions.clocks import turn_clocks
from cases.actions.self_handle import self_handle
from cases.climb import TIERS
from cases.enums import Action, Alert
from cases.place import CasePlace
from grids.actor import Actor
from tests.cases.actions.ticking import at, clock, running, shown
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case, category, do, lead_to


def test_a_report_starts_the_clocks_of_the_desk_and_the_whole(town):
    assert running(a_case(town)) == {"accept", "dispatch", "first_contact", "total"}
    assert running(a_case(town, phone=None)) == {"accept", "dispatch", "total"}


def test_each_verb_leaves_running_what_somebody_still_owes(town):
    steps = {
        Action.DISPATCH: {"first_contact", "take", "handle", "total"},
        Action.TAKE: {"first_contact", "progress", "handle", "total"},
        Action.CONTACT: {"progress", "handle", "total"},
        Action.PROGRESS: {"progress", "handle", "total"},
        Action.RESOLVE: {"feedback", "total"},
        Action.FEEDBACK: {"close", "total"},
    }
    case = do(a_case(town), Action.ACCEPT, town.by_desk, town)
    assert running(case) == {"dispatch", "first_contact", "total"}

    for action, owed in steps.items():
        case = do(case, action, town.by_desk if action == Action.DISPATCH else town.by_worker, town)
        assert running(case) == shown(case) == owed, action

    case = do(do(case, Action.RATE, Actor.reporter(), town), Action.CLOSE, town.by_reviewer, town)
    assert running(case) == shown(case) == set()
    assert case.due_at is None


def test_every_ending_stops_everything(town):
    withdrawn = do(a_case(town), Action.WITHDRAW, Actor.reporter(), town)
    voided = do(lead_to(town, "handling"), Action.VOID, town.by_reviewer, town)

    for case in (withdrawn, voided):
        assert not case.clocks.filter(stopped_at=None).exists()
        assert (case.due_at, case.alert) == (None, Alert.NONE)


def test_the_progress_clock_begins_again_with_every_word(town):
    case = lead_to(town, "handling")

    for _ in range(2):
        case = do(case, Action.PROGRESS, town.by_worker, town)

    rounds = case.clocks.filter(kind="progress").order_by("round")
    assert [(one.round, one.stopped_at is None) for one in rounds] == [(1, False), (2, False), (3, True)]
    assert rounds.last().due_at == case.changed_at + timedelta(days=3)


def test_what_is_solved_on_the_spot_owes_only_the_answer(town):
    place = CasePlace.of_grid(town.here.micro)
    facts = {"category": category("13005"), "result": "办好了", "by": town.by_worker, "at": MONDAY}

    assert running(self_handle(place=place, **facts)) == {"feedback", "total"}


def test_the_earliest_promise_stands_on_the_case_without_the_total(town):
    case = a_case(town, at=at("2025-06-09 09:00"))

    assert case.due_at == case.accept_due_at == at("2025-06-09 09:30")
    assert case.dispatch_due_at == case.first_contact_due_at == at("2025-06-10 09:00")
    assert case.total_due_at == at("2025-07-09 09:00")


# the handle clock


def test_declined_the_handle_clock_stands_and_goes_on_for_the_same_unit(town):
    case = lead_to(town, "dispatched", at=MONDAY)  # 2 WD, dispatched 09:05
    assert clock(case, "handle").due_at == at("2025-06-11 09:05")

    case = do(case, Action.DECLINE, town.by_worker, town, at=at("2025-06-09 10:05"))
    assert clock(case, "handle").paused_at == at("2025-06-09 10:05")
    assert running(case) == {"dispatch", "first_contact", "total"}
    assert case.handle_due_at is None
    case = do(case, Action.DISPATCH, town.by_desk, town, at=at("2025-06-09 15:05"))

    handle = clock(case, "handle")  # three working hours stood: 10:05–12:00 and 14:00–15:05
    assert (handle.round, handle.due_at) == (
        1,
        at("2025-06-11 14:05") - timedelta(minutes=120) + timedelta(hours=2),
    )
    assert len(handle.pauses) == 1


def test_declined_another_unit_has_its_whole_time(town):
    case = do(lead_to(town, "dispatched"), Action.DECLINE, town.by_worker, town)
    case = do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting, at=at("2025-06-10 09:00"))

    first, second = clock(case, "handle", 1), clock(case, "handle", 2)
    assert first.stopped_at == second.started_at == at("2025-06-10 09:00")
    assert second.due_at == at("2025-06-12 09:00")


def test_what_ended_while_it_stood_was_in_time(town):
    """Its pause counts: a clock declined within its time and ended by another's new round is not overdue."""
    case = do(lead_to(town, "dispatched"), Action.DECLINE, town.by_worker, town)
    case = do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting, at=at("2025-06-20 09:00"))

    ended = clock(case, "handle", 1)
    assert ended.due_at > ended.stopped_at


def test_recalled_the_handle_clock_runs_on(town):
    case = do(lead_to(town, "handling"), Action.RECALL, town.by_desk, town)
    before = clock(case, "handle")
    assert running(case) == {"dispatch", "handle", "total"}

    case = do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting)

    after = clock(case, "handle")
    assert (after.pk, after.due_at) == (before.pk, before.due_at)


@pytest.mark.parametrize(("stop", "action", "by"), [
    ("handled", Action.SEND_BACK, "by_reviewer"), ("fed_back", Action.REWORK, "by_reviewer"),
])  # fmt: skip
def test_sent_back_or_reworked_the_handler_has_a_new_round(town, stop, action, by):
    case = do(lead_to(town, stop), action, getattr(town, by), town)

    assert running(case) == {"handle", "progress", "total"}
    assert clock(case, "handle").round == 2


# the total


def test_the_total_is_never_reset(town):
    case = lead_to(town, "closed")
    total = clock(case, "total")
    assert total.stopped_at

    case = do(case, Action.REOPEN, Actor.reporter(), town)

    again = clock(case, "total")
    assert (again.pk, again.started_at, again.due_at, again.stopped_at) == (
        *(total.pk, total.started_at, total.due_at),
        None,
    )
    assert running(case) == {"dispatch", "total"}


def test_the_total_goes_on_after_a_restored_void_too(town):
    case = do(lead_to(town, "void"), Action.RESTORE, town.by_reviewer, town)

    assert running(case) == {"dispatch", "total"}
    assert clock(case, "total").round == 1


# re-dating


def test_a_reclassified_case_is_dated_again_from_the_same_start(town):
    case = lead_to(town, "dispatched")
    taking, before = clock(case, "take"), clock(case, "handle")

    case = do(case, Action.CLASSIFY, town.by_desk, town, category=category("05008"), major=None)

    after = clock(case, "handle")
    assert (after.pk, after.started_at) == (before.pk, before.started_at)
    assert (after.limit, after.unit) == (category("05008").handle_limit, category("05008").unit)
    assert after.due_at != before.due_at
    assert clock(case, "take").due_at == taking.due_at
    assert clock(case, "accept").due_at == before.case.reported_at + timedelta(
        minutes=30
    )  # stopped ones stay


def test_a_later_due_time_takes_back_what_is_not_so_any_more(town):
    case = lead_to(town, "dispatched")
    clocks = case.clocks.filter(kind="handle")
    clocks.update(alert="red", ladder=[], next_alert_at=None)

    case = do(case, Action.CLASSIFY, town.by_desk, town, category=category("09002"), major=None)  # 30 ND

    handle = clocks.get()
    assert (handle.alert, [level for _, level in handle.ladder]) == (
        "none",
        ["reminded", "yellow", "red", *TIERS],
    )
    assert handle.next_alert_at is not None
    assert case.alert == Alert.NONE


def test_an_earlier_due_time_that_has_passed_is_the_sweep_s_to_say(town):
    case = lead_to(town, "dispatched", code="09002")

    case = do(
        case,
        Action.CLASSIFY,
        town.by_desk,
        town,
        category=category("05007"),
        major=None,
        at=at("2025-06-20 09:00"),
    )

    handle = clock(case, "handle")
    assert (handle.alert, handle.due_at) == ("none", at("2025-06-11 09:05"))
    assert handle.next_alert_at < case.changed_at


# the price


def test_a_verb_reads_the_clocks_in_two_statements_and_leaves_the_writing_to_its_record(
    town, django_assert_num_queries
):
    case = lead_to(town, "dispatched")

    with django_assert_num_queries(2):  # the clocks, the stamp of the limits
        touched = turn_clocks(case, Action.TAKE, before="dispatched", at=case.changed_at)
    with django_assert_num_queries(0):
        turn_clocks(case, Action.COMMENT, before="handling", at=case.changed_at)

    assert "progress" in {clock.kind for clock in touched}
