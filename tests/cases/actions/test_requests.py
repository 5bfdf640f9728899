"""Requests and their answers: what they move, what they leave on record, and whom they are told to."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from django.utils.translation import override

from cases import resident
from cases.actions.sweep import Swept, sweep
from cases.allowed import allowed_actions
from cases.clockwork import ClockKind
from cases.enums import Action, State
from cases.errors import OutOfOrder
from cases.models import CaseRequest, ClockPolicy
from cases.pages.told import events_of, names_of
from cases.verification import damages
from grids.actor import Actor
from grids.enums import Role
from grids.models import Post
from tests.cases.actions.test_tell import heard
from tests.cases.actions.ticking import clock, running
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import PATH, a_case, do, hire, lead_to, put_on_hold

DAY = timedelta(days=1)


@pytest.fixture
def case(town):
    return lead_to(town, "handling")


def ask(town, case, kind, **facts):
    return do(case, Action.REQUEST, town.by_worker, town, request_kind=kind, **facts)


def lead_to_end(town, case):
    for action, by in PATH[3:]:
        case = do(case, action, Actor.reporter() if by == "by_reporter" else getattr(town, by), town)
    return case


def told_to_the_reporter(case):
    with override("en"):
        line = resident.lines(events_of(case, lambda file, kind: ""), names_of(case))[-1]
        return str(line.title), line.words


def test_a_request_changes_nothing_but_that_it_waits(town, case):
    before = clock(case, "handle").due_at

    asked = ask(town, case, "extend", extra=2, reason="等配件")

    row = CaseRequest.objects.get()
    assert (asked.state, asked.asking, clock(case, "handle").due_at) == (State.HANDLING, True, before)
    assert (row.kind, row.state, row.extra, row.asked_by, row.answered_by) == (
        *("extend", "asked", 2),
        *(town.people.worker, None),
    )
    event = asked.events.last()
    assert event.data == {"request": str(row.uuid), "kind": "extend", "level": row.level, "extra": 2}
    assert (event.public, event.text.words, event.text.aside) == (False, "", "等配件")


def test_more_time_moves_the_term_and_the_reporter_reads_why(town, case):
    before = clock(case, "handle")  # 2 working days: from Monday to Wednesday
    case = do(ask(town, case, "extend", extra=1), Action.APPROVE, town.by_district, town, words="配件后天到")

    after = clock(case, "handle")
    assert after.due_at == before.due_at + DAY == case.handle_due_at
    assert after.extensions == [["1", case.changed_at.isoformat(), "extend"]]
    assert (after.limit, after.whole_limit) == (2, 3)
    assert CaseRequest.objects.get().answered_by == town.people.district
    assert told_to_the_reporter(case) == ("It takes longer than promised", "配件后天到")


def test_what_was_granted_stays_when_the_term_is_reckoned_again(town, case):
    case = do(ask(town, case, "extend", extra=1), Action.APPROVE, town.by_district, town)
    granted = case.handle_due_at

    case = do(case, Action.CLASSIFY, town.by_desk, town, major=None, urgency="urgent")

    assert clock(case, "handle").due_at == granted


@pytest.mark.parametrize("unit", ["WD", "ND", "UH", "WH"])
def test_a_plan_moves_the_term_to_its_day(town, case, unit):
    ClockPolicy.objects.filter(kind=ClockKind.HANDLE).update(unit=unit)
    case.category.unit = unit
    case.category.save()
    case = do(case, Action.CLASSIFY, town.by_desk, town, major=None, urgency="urgent")
    until = localdate(clock(case, "handle").started_at) + 21 * DAY

    case = do(ask(town, case, "plan", until=until), Action.APPROVE, town.by_leader, town)

    assert localdate(case.handle_due_at) == until


def test_on_hold_the_clocks_of_the_work_stand_and_run_on_afterwards(town, case):
    due_at, until = case.handle_due_at, localdate(case.changed_at) + 30 * DAY
    asked = ask(town, case, "suspend", until=until, condition="等供暖结束")
    held = do(asked, Action.APPROVE, town.by_leader, town, words="供暖结束后再修")

    assert (held.state, held.step, held.review_on, held.asking) == (State.SUSPENDED, 5, until, False)
    assert running(held) == {"total"}
    assert (held.handle_due_at, held.due_at) == (None, None)
    assert told_to_the_reporter(held) == (
        f"It has to wait; it is looked at again on {until}",
        "供暖结束后再修",
    )

    noted = do(held, Action.PROGRESS, town.by_worker, town)
    assert (noted.state, running(noted)) == (State.SUSPENDED, {"total"})
    back = do(noted, Action.RESUME, town.by_leader, town, at=held.changed_at + 7 * DAY)
    assert (back.state, back.review_on) == (State.HANDLING, None)
    assert running(back) == {"handle", "progress", "total"}
    assert back.handle_due_at == due_at + 7 * DAY
    assert told_to_the_reporter(back)[0] == "It goes on"
    assert list(damages([back.pk])) == []


def test_on_its_day_the_clock_goes_on_with_what_is_on_hold(town):
    held = lead_to(town, "suspended")
    on_the_day = held.changed_at + 30 * DAY

    assert sweep(at=on_the_day - DAY).resumed == 0
    assert heard(lambda: sweep(at=on_the_day)) == {"worker"}
    assert sweep(at=on_the_day).resumed == 0
    held.refresh_from_db()
    assert held.state == State.HANDLING


def test_what_is_on_hold_does_not_ring(town):
    """Its total runs out on the thirtieth day; the day to look at it again comes later."""
    held = put_on_hold(town, lead_to(town, "handling"), days=60)

    assert sweep(at=held.total_due_at + DAY) == Swept(0, 0, 0)
    assert sweep(at=held.changed_at + 61 * DAY).resumed == 1
    assert sweep(at=held.changed_at + 61 * DAY).alerts > 0


def test_a_post_that_ended_meanwhile_gives_it_back_on_the_day(town):
    held = lead_to(town, "suspended")
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=localdate(held.changed_at) + DAY)

    sweep(at=held.changed_at + 30 * DAY)

    held.refresh_from_db()
    assert (held.state, held.handler_post) == (State.REPORTED, None)


@pytest.mark.parametrize(("action", "by"), [
    ("decline", "by_worker"), ("recall", "by_desk"), ("resolve", "by_worker"), ("void", "by_reviewer"),
])  # fmt: skip
def test_a_request_lapses_with_the_work_in_hand(town, case, action, by):
    case = do(ask(town, case, "cannot"), action, getattr(town, by), town)

    assert (case.asking, CaseRequest.objects.get().state) == (False, "lapsed")


def test_a_request_and_its_answer_are_told_to_those_who_wait_for_them(town, case):
    hire("chief", (town.here.street, Role.LEADER))

    assert heard(lambda: ask(town, case, "cannot")) == {"leader", "chief", "district"}
    case.refresh_from_db()
    assert heard(lambda: do(case, Action.WITHDRAW_REQUEST, town.by_worker, town)) == {
        *("leader", "chief", "district"),
    }
    case.refresh_from_db()
    assert heard(lambda: ask(town, case, "extend")) == {"chief", "district"}
    case.refresh_from_db()
    assert heard(lambda: do(case, Action.REFUSE, town.by_district, town)) == {"worker"}


def test_a_case_reported_under_the_first_version_stays_on_it(town, monkeypatch):
    """Running cases keep the rules they began with: their handlers ask the leader as before."""
    monkeypatch.setattr("cases.workflow.VERSION", 1)  # as the release before wrote it
    case = lead_to(town, "handling", a_case(town))
    monkeypatch.undo()

    offered = {one.action for one in allowed_actions(case, town.by_worker, at=case.changed_at)}
    assert (case.workflow_version, Action.REQUEST in offered) == (1, False)
    with pytest.raises(OutOfOrder):
        ask(town, case, "cannot")
    assert lead_to_end(town, case).state == State.CLOSED


@pytest.mark.parametrize(("kind", "facts"), [("extend", {"extra": 1}), ("cannot", {})])
def test_a_request_and_its_answer_cost_a_dozen_statements(
    town, case, django_assert_max_num_queries, kind, facts
):
    with django_assert_max_num_queries(14):
        case = ask(town, case, kind, **facts)
    with django_assert_max_num_queries(14):
        do(case, Action.APPROVE, town.by_district, town)
