from cases.actions.move import move
from cases.actions.record import said_by
from cases.actions.reopen import begin_anew
from cases.enums import Action


def restore(case, *, reason, by, at=None, expected=None):
    """Bring a void case back to the desk: a reviewer, or the reporter's objection, once within seven days."""
    why = said_by(by, reason)
    return move(case, Action.RESTORE, by=by, at=at, expected=expected, public=True, effect=begin_anew, **why)
