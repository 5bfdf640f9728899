"""The guards of reopen, restore and void: within seven days, once, and by whom."""

from datetime import timedelta

from cases.enums import Action, State
from grids.actor import Actor
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import no
from tests.cast import do, lead_to

WEEK = timedelta(days=7)


# reporter_once_in_seven_days


def test_the_reporter_reopens_within_seven_days_and_once(town):
    case = lead_to(town, "closed")
    with no("reporter_once_in_seven_days"):
        do(case, Action.REOPEN, Actor.reporter(), town, at=case.closed_at + WEEK + timedelta(seconds=1))
    case = do(case, Action.REOPEN, Actor.reporter(), town, at=case.closed_at + WEEK)
    case = lead_to(town, "closed", case)

    with no("reporter_once_in_seven_days"):
        do(case, Action.REOPEN, Actor.reporter(), town)

    assert do(case, Action.REOPEN, town.by_reviewer, town, at=case.closed_at + 9 * WEEK).round == 3


def test_the_reporter_objects_to_a_void_within_seven_days_and_once(town):
    case = lead_to(town, "void")
    voided_at = case.changed_at
    case = do(case, Action.COMMENT, town.by_desk, town, at=voided_at + WEEK)

    with no("reporter_once_in_seven_days"):
        do(case, Action.RESTORE, Actor.reporter(), town, at=voided_at + WEEK + timedelta(seconds=1))

    case = do(case, Action.RESTORE, Actor.reporter(), town, at=voided_at + WEEK)
    case = do(case, Action.VOID, town.by_desk, town)
    with no("reporter_once_in_seven_days"):
        do(case, Action.RESTORE, Actor.reporter(), town)
    assert do(case, Action.RESTORE, town.by_reviewer, town).state == State.REPORTED


# reviewer_once_in_hand


def test_once_in_hand_only_a_reviewer_declares_it_void(town):
    dispatched, handling = lead_to(town, "dispatched"), lead_to(town, "handling")

    with no("reviewer_once_in_hand"):
        do(handling, Action.VOID, town.by_desk, town)
    with no("reviewer_once_in_hand"):
        do(dispatched, Action.VOID, town.by_reviewer, town)

    assert do(handling, Action.VOID, town.by_reviewer, town).state == State.VOID
    assert do(dispatched, Action.VOID, town.by_desk, town).state == State.VOID
