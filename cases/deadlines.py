"""How a deadline was reached: the limit, the calendar, the days counted, those left out and why, the pauses."""

from dataclasses import dataclass
from decimal import Decimal

from cases.clockwork import ClockKind
from cases.models import Clock
from common.explanation import Explanation, Extension, explain
from common.worktime import CalendarMissing
from grids.models import CalendarVersion

KINDS = list(ClockKind)


@dataclass(frozen=True)
class Deadline:
    """One run of a clock and the way to its due moment; `explanation` is None where the calendar does not reach."""

    clock: Clock
    explanation: Explanation | None

    @property
    def label(self):
        return self.clock.get_kind_display()

    @property
    def standing(self):
        """running, paused or stopped."""
        if self.clock.stopped_at:
            return "stopped"
        return "paused" if self.clock.paused_at else "running"

    @property
    def still_so(self):
        """Whether today's calendar leads to the same moment: a stopped clock keeps its due time when a day changes."""
        return self.explanation is not None and self.explanation.due in (None, self.clock.due_at)

    def as_json(self):
        """Plain data for the API; moments ISO 8601, limits as text."""
        clock = self.clock
        moments = ("started_at", "due_at", "paused_at", "stopped_at")
        return {
            "clock": clock.kind,
            "label": str(self.label),
            "round": clock.round,
            "standing": self.standing,
            **{name: iso(getattr(clock, name)) for name in moments},
            "alert": clock.alert,
            "limit": f"{clock.limit.normalize():f}",
            "unit": clock.unit,
            "policy": policy_as_json(clock.policy),
            "calendar": {
                "code": clock.calendar.code,
                "name": clock.calendar.name,
                "version": clock.calendar_version,
            },
            "still_so": self.still_so,
            "explanation": self.explanation.as_json() if self.explanation else None,
        }


def deadlines_of(case):
    """The Deadlines of a case, in the order of the nine clocks and their rounds. Two statements.

    Each is told by the version of its calendar that it was reckoned by, though there may be newer ones.
    """
    clocks = list(Clock.objects.filter(case=case).select_related("policy__category", "calendar"))
    return deadlines(clocks, calendars_of(clocks))


def calendars_of(clocks):
    """{(calendar id, version): WorkCalendar} of these clocks."""
    wanted = {key_of(clock) for clock in clocks}
    ids, numbers = {pk for pk, _number in wanted}, {number for _pk, number in wanted}
    versions = CalendarVersion.objects.filter(calendar__in=ids, number__in=numbers)
    found = {(one.calendar_id, one.number): one.work_calendar() for one in versions}
    rows = {key_of(clock): clock.calendar for clock in clocks if key_of(clock) not in found}
    return found | {key: row.work_calendar() for key, row in rows.items()}


def key_of(clock):
    return clock.calendar_id, clock.calendar_version


def deadlines(clocks, calendars):
    """The same for clocks and {(calendar id, version): WorkCalendar} already read (pure)."""
    ordered = sorted(clocks, key=lambda clock: (KINDS.index(clock.kind), clock.round))
    return [Deadline(clock, explained(clock, calendars[key_of(clock)])) for clock in ordered]


def explained(clock, calendar):
    try:
        return explain(
            clock.started_at, clock.limit, clock.unit, calendar, clock.pauses_so_far, extensions_of(clock)
        )
    except CalendarMissing:
        return None


def extensions_of(clock):
    return [Extension(Decimal(number), reason) for number, _at, reason in clock.extensions]


def policy_as_json(policy):
    if policy is None:
        return None
    return {
        "category": policy.category.code if policy.category else None,
        "urgency": policy.urgency or None,
        "major": policy.major,
        "valid_from": iso(policy.valid_from),
        "valid_to": iso(policy.valid_to),
    }


def iso(moment):
    return moment.isoformat() if moment else None
