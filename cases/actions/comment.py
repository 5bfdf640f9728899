from cases.actions.move import move
from cases.enums import Action


def comment(case, *, words, internal=True, by, at=None, expected=None):
    """Write a note beside the case: for colleagues, or for the reporter too. Nothing else changes."""
    return move(case, Action.COMMENT, by=by, at=at, expected=expected, words=words, public=not internal)
