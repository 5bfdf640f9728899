"""What a called unit does: answer (报到), object once, arrive, report its result; and what the clock does to it."""

import logging
from functools import partial

from django.db.models.functions import Now

from cases.actions.call_clocks import EXPIRE, end, look_ahead, stop
from cases.actions.move import move
from cases.actions.whistle import named, taken
from cases.enums import RINGING, Action, Alert, CallClock, CallState
from cases.models import Call, Case
from cases.models.whistle import MUTABLE
from common.errors import Refused, Stale
from grids.actor import Actor

BATCH = 500
RINGING_STATES = sorted(str(state) for state in RINGING)
logger = logging.getLogger(__name__)


def respond(case, *, note="", by, at=None, expected=None):
    """Report for duty: the unit has read the call and comes."""
    return move(case, Action.RESPOND, by=by, at=at, expected=expected, aside=note, effect=answer)


def answer(turn):
    call = taken(turn)
    call.responded_at, call.state = turn.at, CallState.RESPONDED
    stop(call, CallClock.RESPOND)
    call.save(update_fields=MUTABLE)


def object_to(case, *, reason, by, at=None, expected=None):
    """Object, once: the clocks stand until somebody other than the whistler has decided."""
    return move(case, Action.OBJECT, by=by, at=at, expected=expected, aside=reason, effect=stand_off)


def stand_off(turn):
    call = taken(turn)
    call.objected_at, call.state = turn.at, CallState.OBJECTED
    look_ahead(call)
    call.save(update_fields=MUTABLE)


def arrive(case, *, note="", by, at=None, expected=None):
    """Be on site: whoever handles the case, or a called unit, for which it is an answer as well."""
    return move(case, Action.ARRIVE, by=by, at=at, expected=expected, aside=note, effect=be_there)


def be_there(turn):
    if turn.call is None:
        return
    call = taken(turn)
    call.responded_at = call.responded_at or turn.at
    call.arrived_at, call.state = turn.at, CallState.ARRIVED
    stop(call, CallClock.RESPOND, CallClock.ARRIVE)
    call.save(update_fields=MUTABLE)


def report_back(case, *, result, by, at=None, expected=None):
    """The unit says what it did: its part is over, and the case may be resolved without it."""
    return move(case, Action.REPORT_BACK, by=by, at=at, expected=expected, aside=result, effect=hand_in)


def hand_in(turn):
    call = taken(turn)
    call.reported_at = turn.at
    end(call, CallState.REPORTED, at=turn.at, day=turn.day)
    call.save(update_fields=MUTABLE)


def ring_calls(*, at=None):
    """Say what called units owe by `at` (None: the database's now); answers how many rungs were said.

    Each is a turn of its case under the case's lock: of two sweeps at once the second finds it said already.
    """
    said = 0
    while rungs := sum(is_rung(*owed, at=at) for owed in due_calls(at)):
        said += rungs
    return said


def due_calls(at):
    """[(call, case, ladder)] of what is due; what is on hold waits until it goes on."""
    due_now = Call.objects.filter(next_alert_at__lte=at or Now(), case__state__in=RINGING_STATES)
    return due_now.order_by("next_alert_at", "pk").values_list("pk", "case", "ladder")[:BATCH]


def is_rung(call, case, ladder, *, at):
    """Whether the clock said the next thing of a call; somebody quicker may have acted on the case meanwhile."""
    expires = ladder[0][2] == EXPIRE
    say = partial(say_next, call=call, expires=expires)
    try:
        action = Action.WHISTLE_EXPIRE if expires else Action.OVERDUE
        move(Case(pk=case), action, by=Actor.clock(), at=at, effect=say)
    except Refused as refusal:
        logger.info("A call of case %s is not rung: %s.", case, refusal.code)
        return False
    return True


def say_next(turn, *, call, expires):
    """The next rung, on the locked case and read again: another sweep may have said it, the unit may have answered."""
    call = Call.objects.select_related("department").get(pk=call)
    if call.next_alert_at is None or call.next_alert_at > turn.at or (call.ladder[0][2] == EXPIRE) != expires:
        raise Stale
    _moment, clock, word = call.ladder[0]
    turn.data |= named(call) | {"clock": clock, "due_at": getattr(call, f"{clock}_due_at").isoformat()}
    if expires:
        end(call, CallState.EXPIRED, at=turn.at, day=turn.day)
    else:
        call.ladder = call.ladder[1:]
        look_ahead(call)
        turn.data |= {"alert": Alert.RED.value} | ({} if word == Alert.RED else {"tier": word})
    call.save(update_fields=MUTABLE)
