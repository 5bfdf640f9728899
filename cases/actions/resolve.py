from cases.actions.move import move
from cases.actions.whistle import lapse_calls
from cases.enums import Action
from cases.models.file import FileKind


def resolve(case, *, outcome, result, photos=(), no_photo_reason="", receipt="", by, at=None, expected=None):
    """Say that handling is over and how: done, cannot (a leader's word), or referred with the other body's receipt.

    `photos` are File rows uploaded before; a category that asks for one accepts a reason why there is none. The
    reporter reads the result; that reason and the receipt stay with colleagues.
    """
    facts = {"outcome": outcome, "photos": photos, "no_photo_reason": no_photo_reason, "receipt": receipt}
    return move(
        case,
        Action.RESOLVE,
        by=by,
        at=at,
        expected=expected,
        words=result,
        aside="\n".join(filter(None, [no_photo_reason, receipt])),
        public=True,
        effect=mark_resolved,
        **facts,
    )


def mark_resolved(turn):
    turn.case.outcome = turn.facts["outcome"]
    turn.data["outcome"] = turn.facts["outcome"]
    if turn.history.calls:
        lapse_calls(turn)
    if turn.facts["photos"]:
        turn.photos = (turn.facts["photos"], FileKind.RESULT)
