from cases.actions.decline import let_go
from cases.actions.move import move
from cases.actions.whistle import lapse_calls
from cases.enums import Action, VoidReason


def void(case, *, void_reason, note="", by, at=None, expected=None):
    """Declare that there is nothing to do. The reporter reads the reason and how to object, never the note."""
    return move(
        case,
        Action.VOID,
        by=by,
        at=at,
        expected=expected,
        aside=note,
        public=True,
        effect=end_without_work,
        reason=void_reason,
    )


def withdraw(case, *, reason="", by, at=None, expected=None):
    """The reporter takes the report back before anybody was sent."""
    return move(
        case,
        Action.WITHDRAW,
        by=by,
        at=at,
        expected=expected,
        words=reason,
        public=True,
        effect=end_without_work,
        reason=VoidReason.WITHDRAWN,
    )


def end_without_work(turn):
    turn.case.void_reason = turn.data["reason"] = str(turn.facts["reason"])
    let_go(turn)
    lapse_calls(turn)
