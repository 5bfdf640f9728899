"""A handler asks his superiors: for more time, to put it on hold, to say that it cannot be done, for a plan."""

from cases.actions.move import end_request, move
from cases.enums import Action, RequestState
from cases.models import CaseRequest
from cases.requests import answered_from
from grids.enums import Role


def request(case, *, request_kind, reason, extra=None, until=None, condition="", by, at=None, expected=None):
    """Ask for one thing; the leaders far enough up are told. Nothing else changes until it is answered.

    In: `extra` how much longer, in the unit of the term; `until` the day to look at it again, or the plan's last one;
    `condition` what it waits for.
    """
    return move(
        case,
        Action.REQUEST,
        by=by,
        at=at,
        expected=expected,
        aside="\n".join(filter(None, [reason, condition])),
        effect=ask,
        kind=request_kind,
        extra=extra,
        until=until,
        condition=condition,
    )


def ask(turn):
    case, facts, held = turn.case, turn.facts, turn.held
    level = held.level if held else ""
    asked = CaseRequest.objects.create(
        case=case,
        kind=facts["kind"],
        round=case.round,
        seq=case.version + 1,
        level=answered_from(facts["kind"], case, level, leads=bool(held) and held.role == Role.LEADER),
        extra=facts["extra"],
        until=facts["until"],
        asked_at=turn.at,
        asked_by_id=turn.by.officer_id,
    )
    case.asking = True
    turn.data |= {"request": str(asked.uuid), "kind": asked.kind, "level": asked.level}
    if asked.extra:
        turn.data["extra"] = asked.extra
    if asked.until:
        turn.data["until"] = asked.until.isoformat()


def withdraw_request(case, *, by, at=None, expected=None):
    """Take the request back before it is answered."""
    return move(case, Action.WITHDRAW_REQUEST, by=by, at=at, expected=expected, effect=take_back)


def take_back(turn):
    asked = turn.history.asked()
    turn.data |= {name: asked.data[name] for name in ("request", "kind", "level")}
    end_request(turn.case, RequestState.WITHDRAWN)
