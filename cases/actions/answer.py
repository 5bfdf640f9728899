"""The answer of a superior to a request: approved, with what it brings about, or refused at no cost."""

from datetime import date

from cases.actions.move import end_request, move
from cases.enums import Action, RequestKind, RequestState


def approve(case, *, words="", by, at=None, expected=None):
    """Grant what is asked for. More time moves the term, on hold stops it; the reporter reads `words`, and why."""
    return move(case, Action.APPROVE, by=by, at=at, expected=expected, words=words, effect=grant)


def grant(turn):
    asked = turn.history.asked()
    kind = RequestKind(asked.data["kind"])
    answered(turn, asked, RequestState.APPROVED)
    turn.data |= {name: asked.data[name] for name in ("extra", "until") if name in asked.data}
    turn.data["round"] = turn.case.round
    turn.public = kind != RequestKind.CANNOT
    if kind == RequestKind.EXTEND:
        turn.granted = (kind, asked.data["extra"])
    if kind == RequestKind.PLAN:
        turn.granted = (kind, date.fromisoformat(asked.data["until"]))
    if kind == RequestKind.SUSPEND:
        turn.case.review_on = date.fromisoformat(asked.data["until"])


def answered(turn, asked, state):
    turn.data |= {"request": asked.data["request"], "kind": asked.data["kind"]}
    end_request(turn.case, state, answered_at=turn.at, answered_by_id=turn.by.officer_id)


def refuse(case, *, reason, by, at=None, expected=None):
    """Say no; nothing else changes, and another request may follow."""
    return move(case, Action.REFUSE, by=by, at=at, expected=expected, aside=reason, effect=turn_down)


def turn_down(turn):
    answered(turn, turn.history.asked(), RequestState.REFUSED)
