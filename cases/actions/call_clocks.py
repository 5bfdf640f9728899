"""The three clocks of a called unit (domain.md 2.9): due moments as columns, what they still have to say as a ladder.

They count from the call on, all at once: an answer within the hour, somebody there within the day, the result within
days. While an objection waits nothing rings; dismissed, the time it waited is given back.
"""

from datetime import timedelta

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from cases.climb import DISTRICT
from cases.clockwork import ClockKind
from cases.enums import Alert, CallClock
from cases.models import WhistleTerm
from cases.policies import policies_now, terms_for
from common.due import due
from common.errors import Refused
from common.worktime import CalendarMissing
from grids.enums import Tier

EXPIRE = "expire"
STREET = Tier.STREET.value
SEEN_AFTERWARDS = timedelta(days=30)
RED = Alert.RED.value
# Hours after the due time when its alert reaches somebody further up: who does not answer is known the same day.
CLIMB = {
    CallClock.RESPOND: ((0, RED), (1, STREET), (24, DISTRICT)),
    CallClock.ARRIVE: ((0, RED), (4, STREET), (24, DISTRICT)),
    CallClock.RESULT: ((0, RED), (24, STREET), (72, DISTRICT)),
}
TWICE = 2


def start_clocks(call, case, *, at):
    """The call is made: its clocks run from `at`."""
    call.called_at = at
    set_dues(call, case, at=at)


def set_dues(call, case, *, at):
    """Reckon the due moments from the terms and the pauses, and what is still to be said after `at`."""
    terms = {row.clock: row for row in WhistleTerm.objects.filter(kind=call.kind)}
    handling = terms_for(ClockKind.HANDLE, case, policies_now(getattr(case, "terms", None)))
    if handling is None or len(terms) < len(CallClock):
        raise Refused(_("There are no terms for this kind of whistle yet."), code="no_terms")
    moments = {clock: end_of(call, terms[clock], handling.calendar) for clock in CallClock}
    for clock, moment in moments.items():
        setattr(call, f"{clock}_due_at", moment)
    steps = [
        [moment + timedelta(hours=hours), str(clock), word]
        for clock, moment in moments.items()
        for hours, word in CLIMB[clock]
    ]
    last = end_of(call, terms[CallClock.RESULT], handling.calendar, times=TWICE)
    steps.append([last, str(CallClock.RESULT), EXPIRE])
    owed = [step for step in sorted(steps) if step[0] > at and not is_done(call, step[1])]
    call.ladder = [[moment.isoformat(), clock, word] for moment, clock, word in owed]
    look_ahead(call)


def end_of(call, term, calendar, *, times=1):
    try:
        return due(call.called_at, term.limit * times, term.unit, calendar, call.pauses_so_far)
    except CalendarMissing as missing:
        raise Refused(str(missing), code="calendar_missing") from missing


def is_done(call, clock):
    done = {CallClock.RESPOND: call.responded_at, CallClock.ARRIVE: call.arrived_at}
    return bool(done.get(clock))


def look_ahead(call):
    """When the sweep has to look at this call next; at nothing while an objection waits, or once it has ended."""
    stands = call.ended_at or (call.objected_at and len(call.pauses) == 0) or not call.ladder
    call.next_alert_at = None if stands else parse_datetime(call.ladder[0][0])


def stop(call, *clocks):
    """These clocks have nothing to say any more."""
    call.ladder = [step for step in call.ladder if step[1] not in clocks]
    look_ahead(call)


def end(call, state, *, at, day):
    """The call is over: nothing rings, and the unit sees the case for a month more."""
    call.state, call.ended_at, call.seen_until = state, at, day + SEEN_AFTERWARDS
    call.ladder, call.next_alert_at = [], None
