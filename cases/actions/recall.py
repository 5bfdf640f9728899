from cases.actions.decline import let_go
from cases.actions.move import move
from cases.enums import Action


def recall(case, *, reason, by, at=None, expected=None):
    """Take a case back from its handler, to give it to somebody else; the old handler is told."""
    return move(case, Action.RECALL, by=by, at=at, expected=expected, words=reason, effect=let_go)
