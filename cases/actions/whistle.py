"""The street whistles, units report for duty (S1-32, S2-29): blow, approve, judge an objection, rate, call off."""

from cases.actions.call_clocks import end, set_dues, start_clocks
from cases.actions.move import move
from cases.enums import Action, CallState, WhistleKind
from cases.models import Call
from cases.models.whistle import MUTABLE
from cases.whistles import PRINCIPAL, is_own, leads


def whistle(case, *, calls, whistle_kind=WhistleKind.PRESSING, reason="", by, at=None, expected=None):
    """Call units to a case: `calls` are [(Department, why it, or "")], `reason` is said to all of them.

    A principal officer's whistle is a call at once; one from below waits for his word.
    """
    why = [f"{unit.name}: {own}" for unit, own in calls if own]
    return move(
        case,
        Action.WHISTLE,
        by=by,
        at=at,
        expected=expected,
        aside="\n".join(filter(None, [reason, *why])),
        effect=blow,
        calls=calls,
        kind=whistle_kind or WhistleKind.PRESSING,
        reason=reason,
    )


def blow(turn):
    _case, at_once = turn.case, leads(turn.case, turn.by, PRINCIPAL)
    made = [new_call(turn, unit) for unit, _why in turn.facts["calls"]]
    if at_once:
        for call in made:
            make(call, turn)
    Call.objects.bulk_create(made)
    turn.data |= {"kind": str(turn.facts["kind"]), "proposed": not at_once}
    turn.data["calls"] = [named(call) for call in made]


def new_call(turn, unit):
    return Call(
        case=turn.case,
        department=unit,
        kind=turn.facts["kind"],
        state=CallState.PROPOSED,
        seq=turn.case.version + 1,
        whistled_at=turn.at,
        whistled_by_id=turn.by.officer_id,
    )


def make(call, turn):
    call.state = CallState.CALLED
    start_clocks(call, turn.case, at=turn.at)


def named(call):
    """A call as an event names it."""
    return {"call": str(call.uuid), "department": str(call.department.uuid)}


def whistle_approve(case, *, by, at=None, expected=None):
    """The principal officer lets a whistle from below go out: now the units are called."""
    return move(case, Action.WHISTLE_APPROVE, by=by, at=at, expected=expected, effect=let_out)


def let_out(turn):
    waiting = Call.objects.filter(case=turn.case, state=CallState.PROPOSED).exclude(
        whistled_by=turn.by.officer_id
    )
    made = list(waiting.select_related("department").order_by("pk"))
    for call in made:
        make(call, turn)
        call.save(update_fields=MUTABLE)
    turn.data["calls"] = [named(call) for call in made]


def answer_objection(case, *, upheld, reason, call="", by, at=None, expected=None):
    """Say whether a unit's objection is upheld (it is excused) or dismissed (its clocks go on, the wait given back)."""
    facts = {"call": call, "upheld": upheld}
    said = {"aside": reason, "effect": judge}
    return move(case, Action.ANSWER_OBJECTION, by=by, at=at, expected=expected, **said, **facts)


def judge(turn):
    call = taken(turn)
    call.pauses = [*call.pauses, [call.objected_at.isoformat(), turn.at.isoformat()]]
    turn.data["upheld"] = turn.facts["upheld"]
    if turn.facts["upheld"]:
        end(call, CallState.EXCUSED, at=turn.at, day=turn.day)
    else:
        call.state = CallState.RESPONDED if call.responded_at else CallState.CALLED
        set_dues(call, turn.case, at=turn.at)
    call.save(update_fields=MUTABLE)


def whistle_cancel(case, *, reason, call="", by, at=None, expected=None):
    """Call a whistle off for one unit: it is not needed any more."""
    said = {"aside": reason, "effect": call_off}
    return move(case, Action.WHISTLE_CANCEL, by=by, at=at, expected=expected, **said, call=call)


def call_off(turn):
    call = taken(turn)
    end(call, CallState.CANCELLED, at=turn.at, day=turn.day)
    call.save(update_fields=MUTABLE)


def rate_response(case, *, level, words="", call="", by, at=None, expected=None):
    """Rate the other side, once: the whistler signs the unit's result off, the unit says whether the call was due."""
    said = {"aside": words, "effect": put_rating}
    return move(case, Action.RATE_RESPONSE, by=by, at=at, expected=expected, **said, call=call, level=level)


def put_rating(turn):
    call, of_unit = taken(turn), is_own(turn.call, turn.by)
    turn.data |= {"side": "unit" if of_unit else "whistler", "level": turn.facts["level"]}
    if of_unit:
        call.whistler_level = turn.facts["level"]
    else:
        call.unit_level = turn.facts["level"]
        call.state = CallState.SIGNED if call.state == CallState.REPORTED else call.state
    call.save(update_fields=MUTABLE)


def taken(turn):
    """The row of the call that a verb is about, locked by its case; the event names it."""
    call = Call.objects.select_related("department").get(uuid=turn.call.uuid)
    turn.data |= named(call)
    return call


def lapse_calls(turn):
    """Nobody is needed any more: the case has ended, or is done without those that were only proposed."""
    for call in Call.objects.filter(case=turn.case, ended_at=None):
        end(call, CallState.LAPSED, at=turn.at, day=turn.day)
        call.save(update_fields=MUTABLE)
