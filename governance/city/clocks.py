"""The clocks of an open case of a made city: started and stopped by its events as the clock table says.

What they would have said by now is left on their ladders: the first sweep after the build says it, as after an outage.
"""

import json
from datetime import UTC, datetime

from cases.actions.clocks import begun, show_due
from cases.clockwork import ClockKind, Effect, Standing, turns
from cases.enums import Urgency
from cases.models import Case
from common.errors import Refused
from governance.city.lines import NULL, ROOM, moment

DUE_COLUMNS = (*(f"{kind}_due_at" for kind in ClockKind), "due_at")


def clocks_of(tale):
    """→ (lines of clocks, the ten due columns and the alert of the case)."""
    case = Case(pk=tale.pk, category=tale.category, urgency=Urgency.NORMAL, major=False, number=tale.number)
    clocks = run(case, tale)
    show_due(case, clocks)
    shown = (written(getattr(case, column)) for column in DUE_COLUMNS)
    return [line(clock, tale.pk * ROOM + place) for place, clock in enumerate(clocks, 1)], (
        *shown,
        case.alert,
    )


def run(case, tale):
    """The clocks that the steps start; those they stop are kept, stopped."""
    running, made = {}, []
    for step, second in zip(tale.steps, tale.when, strict=True):
        at = datetime.fromtimestamp(second, UTC)
        handle = Standing.RUNNING if ClockKind.HANDLE in running else Standing.NONE
        facts = {"before": step.before, "after": step.after, "handle": handle, "reachable": tale.reachable}
        for turn in turns(step.action, **facts):
            if before := running.pop(turn.kind, None):
                before.stopped_at, before.next_alert_at = at, None
            if turn.effect == Effect.START and (clock := new_clock(case, turn.kind, made, tale, at)):
                running[turn.kind] = clock
                made.append(clock)
    return made


def new_clock(case, kind, made, tale, at):
    """A round of a clock; none where the calendar does not reach so far."""
    rounds = sum(1 for clock in made if clock.kind == kind)
    try:
        return begun(case, kind, rounds + 1, tale.of.policies, at=at)
    except Refused:
        return None


def line(clock, pk):
    facts = (
        *(
            pk,
            clock.case_id,
            clock.kind,
            clock.round,
            clock.policy_id,
            clock.calendar_id,
            clock.limit,
            clock.unit,
        ),
        *(written(clock.started_at), written(clock.due_at), NULL, "[]", written(clock.stopped_at)),
        *(clock.alert, json.dumps(clock.ladder), written(clock.next_alert_at)),
    )
    return "\t".join(map(str, facts))


def written(at):
    return moment(int(at.timestamp())) if at else NULL
