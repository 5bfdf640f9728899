from cases.actions.move import move
from cases.enums import Action, ProgressKind


def progress(case, *, words, progress_kind=ProgressKind.WORKING, by, at=None, expected=None):
    """Say how far it is; the reporter reads it, and the next three days begin (S2-31, S2-34)."""
    return move(
        case,
        Action.PROGRESS,
        by=by,
        at=at,
        expected=expected,
        words=words,
        public=True,
        effect=say_kind,
        kind=progress_kind or ProgressKind.WORKING,
    )


def say_kind(turn):
    turn.data["kind"] = turn.facts["kind"]
