from cases.actions.move import move
from cases.enums import Action


def send_back(case, *, reason, by, at=None, expected=None):
    """The result does not do: handle it again. Counted; a new round of the handling clock."""
    return move(case, Action.SEND_BACK, by=by, at=at, expected=expected, words=reason, effect=again)


def again(turn):
    turn.case.sent_back_count += 1
    turn.case.round += 1
    turn.case.outcome = ""
