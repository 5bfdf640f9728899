"""The nine clocks of a case: started, stopped, paused and re-dated by the verbs; their due moments kept as columns."""

import logging
from datetime import timedelta

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from cases.climb import TIERS, tiers_over
from cases.clockwork import ClockKind, Effect, Standing, turns
from cases.enums import Action, Alert
from cases.models import Assignment, Clock
from cases.policies import policies_now, terms_for
from common.compiled import Compiled
from common.due import checked_limit, due, moment_of_share
from common.errors import Refused
from common.worktime import CalendarMissing, Unit

logger = logging.getLogger(__name__)

ALERTS = list(Alert)
RED = ALERTS.index(Alert.RED)
RUNGS = [*Alert.values, *TIERS]  # from below: how late it is, then how far up it has been told
NEEDS_POLICIES = frozenset({Effect.START, Effect.RESUME, Effect.REVIVE, Effect.REDATE})


def birth_clocks(case, action, *, reachable, at, stamp=None):
    """The clocks a case is born with (unsaved); sets the due columns on the case."""
    policies = policies_now(stamp)
    kinds = [turn.kind for turn in turns(action, after=case.state, reachable=reachable)]
    clocks = [clock for kind in kinds if (clock := first_round(case, kind, policies, at=at))]
    show_due(case, clocks)
    return clocks


def first_round(case, kind, policies, *, at):
    """Nobody's report is turned away because the office has not filled next year's calendar: it lacks that clock."""
    try:
        return begun(case, kind, 1, policies, at=at)
    except Refused:
        logger.warning("Case %s runs without its %s clock: no calendar.", case.number, kind)
        return None


def turn_clocks(case, action, *, before, at, stamp=None):
    """What a verb does to the clocks of a locked case: answers those that are to be written. One read or two."""
    if not turns(action, before=before, after=case.state):
        return []
    clocks = CLOCKS(case=case.pk)
    handle = standing(clocks)
    facts = {"handle": handle, "same_unit": handle == Standing.PAUSED and same_unit(case, action)}
    doing = turns(action, before=before, after=case.state, **facts)
    policies = policies_now(stamp) if any(turn.effect in NEEDS_POLICIES for turn in doing) else []
    touched = []
    for turn in doing:
        turned = EFFECTS[turn.effect](case, turn.kind, clocks, policies, at)
        clocks += [clock for clock in turned if clock.pk is None]
        touched += turned
    show_due(case, clocks)
    return list({id(clock): clock for clock in touched}.values())


CLOCKS = Compiled(lambda case: Clock.objects.filter(case=case).order_by("pk"), {"case": -1})


def standing(clocks):
    """How the handle clock stands."""
    clock = running_of(ClockKind.HANDLE, clocks)
    if clock is None:
        return Standing.NONE
    return Standing.PAUSED if clock.paused_at else Standing.RUNNING


def running_of(kind, clocks):
    return next((clock for clock in clocks if clock.kind == kind and clock.stopped_at is None), None)


def begun(case, kind, round_number, policies, *, at):
    """A new clock, or None where the locality runs none of this kind."""
    terms = terms_for(kind, case, policies)
    if terms is None:
        return None
    clock = Clock(case=case, kind=kind, round=round_number, started_at=at)
    set_terms(clock, terms, at=at)
    return clock


def set_terms(clock, terms, *, at):
    clock.policy, clock.calendar_id = terms.policy, terms.policy.calendar_id
    clock.limit, clock.unit, clock.calendar_version = terms.limit, terms.unit, terms.calendar_version
    date(clock, terms, at=at)


def date(clock, terms, *, at):
    """Set the due moment and what is still to come of the ladder, from the terms and the pauses.

    A due time moved later takes back the alerts it has not earned any more: what is due next month is not red today.
    """
    span = (clock.started_at, clock.whole_limit, clock.unit, terms.calendar)
    pauses = clock.pauses_so_far
    try:
        due_at = due(*span, pauses)
        steps = [(moment_of_share(*span, share, pauses), alert) for share, alert in terms.ladder]
    except CalendarMissing as missing:
        raise Refused(str(missing), code="calendar_missing") from missing
    clock.due_at = due_at or clock.due_at
    steps += climb_of(clock.case, due_at, terms.climb)
    if not clock.paused_at:
        earned = [rank(rung) for moment, rung in steps if moment <= at and rank(rung) <= height(clock)]
        stand_at(clock, max(earned, default=0))
    clock.ladder = [
        [moment.isoformat(), rung] for moment, rung in steps if moment and rank(rung) > height(clock)
    ]
    look_ahead(clock)


def climb_of(case, due_at, climb):
    """[(moment, tier)]: the tiers above a case that its alert climbs to after the due time, one after another."""
    if due_at is None:
        return []
    tiers = tiers_over(case)
    return [(due_at + timedelta(hours=float(hours)), tier) for hours, tier in climb if tier in tiers]


def stand_at(clock, stands):
    """On the highest rung it has climbed and still earns; the sweep alone leads up."""
    clock.alert = ALERTS[min(stands, RED)]
    clock.climbed = RUNGS[stands] if stands > RED else ""


def height(clock):
    return rank(clock.climbed or clock.alert)


def rank(rung):
    return RUNGS.index(rung)


def look_ahead(clock):
    """When the sweep has to look at this clock next."""
    stands = clock.stopped_at or clock.paused_at or not clock.ladder
    clock.next_alert_at = None if stands else parse_datetime(clock.ladder[0][0])


def stop(case, kind, clocks, policies, at):
    clock = running_of(kind, clocks)
    if clock is None:
        return []
    if clock.paused_at:
        end_pause(clock, at)
        move_due(clock)
    clock.stopped_at, clock.next_alert_at = at, None
    return [clock]


def move_due(clock):
    """Stopped while it stood: the pause counts for whether it was in time."""
    try:
        days = clock.calendar.work_calendar()
        clock.due_at = due(clock.started_at, clock.whole_limit, clock.unit, days, clock.pauses_so_far)
    except CalendarMissing:
        return  # it ends beyond the years that are known, so it was in time: the old due moment stays


def pause(case, kind, clocks, policies, at):
    clock = running_of(kind, clocks)
    if clock is None:
        return []
    clock.paused_at = clock.paused_at or at
    look_ahead(clock)
    return [clock]


def end_pause(clock, at):
    if clock.paused_at < at:
        clock.pauses = [*clock.pauses, [clock.paused_at.isoformat(), at.isoformat()]]
    clock.paused_at = None


def start(case, kind, clocks, policies, at):
    """A new round; one that still runs or stands ends with it."""
    ended = stop(case, kind, clocks, policies, at)
    rounds = sum(1 for clock in clocks if clock.kind == kind)
    clock = begun(case, kind, rounds + 1, policies, at=at)
    return [*ended, clock] if clock else ended


def resume(case, kind, clocks, policies, at):
    clock = running_of(kind, clocks)
    if clock is None:
        return []
    end_pause(clock, at)
    return [redated(case, clock, policies, at=at)]


def revive(case, kind, clocks, policies, at):
    """The total is never reset: taken up again, it goes on from the first report."""
    of_kind = [clock for clock in clocks if clock.kind == kind]
    for clock in of_kind[-1:]:
        clock.stopped_at = None
        redated(case, clock, policies, at=at)
    return of_kind[-1:]


def redate(case, kind, clocks, policies, at):
    clock = running_of(kind, clocks)
    return [redated(case, clock, policies, at=at)] if clock else []


def extend(case, *, limit, reason, at, stamp=None):
    """Grant the handling of a locked case `limit` more, in its clock's unit (S2-30); answers what is to be written.

    The alerts it has not earned any more are taken back. Raises Refused where no handling clock is open, or the limit
    is none that the unit counts.
    """
    clocks = CLOCKS(case=case.pk)
    clock = running_of(ClockKind.HANDLE, clocks)
    if clock is None:
        raise Refused(_("There is no term to extend."), code="no_clock")
    try:
        number = checked_limit(limit, Unit(clock.unit))
    except ValueError as wrong:
        raise Refused(_("This unit counts whole numbers above zero."), code="wrong_limit") from wrong
    clock.extensions = [*clock.extensions, [f"{number.normalize():f}", at.isoformat(), reason]]
    redated(case, clock, policies_now(stamp), at=at)
    show_due(case, clocks)
    return [clock]


EFFECTS = {
    Effect.START: start,
    Effect.STOP: stop,
    Effect.PAUSE: pause,
    Effect.RESUME: resume,
    Effect.REVIVE: revive,
    Effect.REDATE: redate,
}


def same_unit(case, action):
    """Whether the case is given again to the post or department that had it before."""
    if action != Action.DISPATCH:
        return False
    units = Assignment.objects.filter(case=case).order_by("-pk").values_list("post_id", "department_id")[:2]
    return len(units) == 2 and units[0] == units[1]


def redated(case, clock, policies, *, at):
    """Reckon an open clock again after its case, its policy or its calendar changed; a stopped one stays."""
    terms, clock.case = terms_for(clock.kind, case, policies), case
    if terms:
        set_terms(clock, terms, at=at)
    return clock


def show_due(case, clocks):
    """The nine due columns, the next promise to keep among them, and the highest alert of what runs."""
    running = {clock.kind: clock for clock in clocks if clock.stopped_at is None}
    for kind in ClockKind:
        clock = running.get(kind)
        moment = clock.due_at if clock and not clock.paused_at else None
        setattr(case, f"{kind}_due_at", moment)
    shown = [clock for clock in running.values() if clock.kind != ClockKind.TOTAL and not clock.paused_at]
    case.due_at = min((clock.due_at for clock in shown), default=None)
    alerts = [rank(clock.alert) for clock in running.values() if not clock.paused_at]
    case.alert = ALERTS[max(alerts, default=0)]
