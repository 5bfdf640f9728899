"""The guards of requests and answers: what can be asked for, and who answers."""

from datetime import timedelta

import pytest

from cases.enums import Action, State
from cases.errors import NotYours
from grids.enums import Role
from grids.models import Post
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import no
from tests.cast import do, hire, lead_to

DAYS = timedelta(days=1)


@pytest.fixture
def case(town):
    return lead_to(town, "handling")


def ask(town, case, kind="extend", **facts):
    return do(case, Action.REQUEST, town.by_worker, town, request_kind=kind, **facts)


def granted(town, case, kind="extend", **facts):
    return do(ask(town, case, kind, **facts), Action.APPROVE, town.by_district, town)


# nothing_is_asked, something_is_asked, own_request


def test_one_thing_is_asked_at_a_time(town, case):
    asked = ask(town, case)
    with no("nothing_is_asked"):
        ask(town, asked, "cannot")

    assert ask(town, do(asked, Action.WITHDRAW_REQUEST, town.by_worker, town), "cannot").asking


@pytest.mark.parametrize(
    ("action", "by"), [("approve", "leader"), ("refuse", "leader"), ("withdraw_request", "worker")]
)
def test_what_nobody_asked_is_not_answered(town, case, action, by):
    with no("something_is_asked"):
        do(case, action, getattr(town, f"by_{by}"), town)


# request_fits: more time


def test_more_time_is_asked_for_before_it_is_overdue(town, case):
    due_at = case.handle_due_at
    with no("more_time_fits"):
        ask(town, case, at=due_at)

    assert ask(town, case, at=due_at - timedelta(seconds=1)).asking


def test_more_time_is_as_long_as_the_term_at_most(town, case):
    with no("more_time_fits"):
        ask(town, case, extra=3)
    with no("more_time_fits"):
        ask(town, case, extra=None)

    assert ask(town, case, extra=2).asking


def test_more_time_is_granted_twice_and_no_more(town, case):
    for _ in range(2):
        case = granted(town, case, extra=1)
    with no("more_time_fits"):
        ask(town, case, extra=1)


def test_what_was_refused_is_not_counted(town, case):
    for _ in range(3):
        case = do(ask(town, case), Action.REFUSE, town.by_district, town)

    assert granted(town, case).state == State.HANDLING


# request_fits: on hold


def on_hold(case, **facts):
    return {"until": case.changed_at.date() + 30 * DAYS, "condition": "等供暖结束"} | facts


def test_a_hold_has_a_condition_and_a_day_within_a_year(town, case):
    today = case.changed_at.date()
    for wrong in ({"until": None}, {"condition": ""}, {"until": today}, {"until": today + 366 * DAYS}):
        with no("on_hold_fits"):
            ask(town, case, "suspend", **on_hold(case, **wrong))

    assert ask(town, case, "suspend", **on_hold(case, until=today + 365 * DAYS)).asking


def test_only_what_is_in_hand_is_put_on_hold_and_only_once(town):
    given = lead_to(town, "dispatched")
    with no("on_hold_fits"):
        ask(town, given, "suspend", **on_hold(given))
    resumed = do(lead_to(town, "suspended"), Action.RESUME, town.by_worker, town)

    with no("on_hold_fits"):
        ask(town, resumed, "suspend", **on_hold(resumed))


def test_a_hold_whose_day_has_come_is_not_approved_any_more(town):
    asked = lead_to(town, "asked")
    facts = {"at": asked.changed_at + 31 * DAYS}

    with no("on_hold_if_asked"):
        do(asked, Action.APPROVE, town.by_leader, town, **facts)
    assert do(asked, Action.REFUSE, town.by_leader, town, **facts).state == State.HANDLING


# request_fits: a plan, and that it cannot be done


def test_a_plan_ends_after_the_term_and_within_a_month(town, case):
    begun = case.clocks.get(kind="handle").started_at.date()
    for wrong in (None, case.handle_due_at.date(), begun + 31 * DAYS):
        with no("plan_fits"):
            ask(town, case, "plan", until=wrong)

    planned = granted(town, case, "plan", until=begun + 30 * DAYS)
    with no("plan_fits"):
        ask(town, planned, "plan", until=begun + 30 * DAYS)


def test_that_it_cannot_be_done_is_approved_once_a_round_and_then_said_by_the_handler(town, case):
    with no("outcome_is_allowed"):
        do(case, Action.RESOLVE, town.by_worker, town, outcome="cannot")
    case = granted(town, case, "cannot")
    with no("cannot_fits"):
        ask(town, case, "cannot")

    resolved = do(case, Action.RESOLVE, town.by_worker, town, outcome="cannot")
    assert (resolved.state, resolved.outcome) == (State.HANDLED, "cannot")

    again = do(resolved, Action.SEND_BACK, town.by_desk, town)
    with no("outcome_is_allowed"):
        do(again, Action.RESOLVE, town.by_worker, town, outcome="cannot")


# answers_from_above


def test_the_leader_of_the_grid_answers_what_goes_one_tier_up_and_not_what_goes_two(town, case):
    asked = ask(town, case)
    for answer in (Action.APPROVE, Action.REFUSE):
        with no("answers_from_above"):
            do(asked, answer, town.by_leader, town)
    asked = ask(town, do(asked, Action.REFUSE, town.by_district, town), "cannot")

    assert do(asked, Action.APPROVE, town.by_leader, town).state == State.HANDLING


def test_nobody_answers_himself_nor_the_post_that_has_it_in_hand(town):
    his = Post.objects.get(officer=town.people.leader)
    case = do(lead_to(town, "reported"), Action.DISPATCH, town.by_desk, town, to=his)
    asked = do(case, Action.REQUEST, town.by_leader, town, request_kind="cannot")

    with no("answers_from_above"):
        do(asked, Action.APPROVE, town.by_leader, town)
    assert do(asked, Action.APPROVE, town.by_district, town).version == asked.version + 1


def test_a_department_is_answered_by_the_district(town):
    case = do(lead_to(town, "reported"), Action.DISPATCH, town.by_desk, town, to=town.lighting)
    asked = do(case, Action.REQUEST, town.by_handler, town, request_kind="cannot")
    chief = hire("chief", (town.here.street, Role.LEADER))

    with no("answers_from_above"):
        do(asked, Action.APPROVE, type(town.by_desk).of(chief, asked.changed_at.date()), town)
    assert do(asked, Action.APPROVE, town.by_district, town).version == asked.version + 1


def test_the_desk_and_the_handler_answer_nothing(town, case):
    asked = ask(town, case)
    for by in (town.by_desk, town.by_worker, town.by_reviewer):
        with pytest.raises(NotYours):
            do(asked, Action.APPROVE, by, town)


# reporter_is_told_why


def test_what_takes_longer_is_told_to_the_reporter_with_its_reason(town, case):
    asked = ask(town, case)
    with no("reporter_is_told_why"):
        do(asked, Action.APPROVE, town.by_district, town, words="")
    asked = ask(town, do(asked, Action.REFUSE, town.by_district, town), "cannot")

    assert do(asked, Action.APPROVE, town.by_leader, town, words="").version == asked.version + 1
