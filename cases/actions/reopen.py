from cases.actions.decline import let_go
from cases.actions.move import move
from cases.actions.record import said_by
from cases.enums import Action, Satisfaction


def reopen(case, *, reason, by, at=None, expected=None):
    """Take a closed case up again: the reporter once within seven days, or a reviewer. A new round begins."""
    why = said_by(by, reason)
    return move(case, Action.REOPEN, by=by, at=at, expected=expected, public=True, effect=begin_anew, **why)


def begin_anew(turn):
    """Back in the desk's queue with the last handler named, nothing of the last round carried over but its record."""
    case = turn.case
    let_go(turn)
    case.round += 1
    case.closed_at = case.closed_by = case.fed_back_at = None
    case.outcome = case.answer = case.void_reason = ""
    case.satisfaction = Satisfaction.NOT_ASKED
