"""How many open clocks a change would move, reckoned before anybody makes it."""

from dataclasses import dataclass

from cases.models import Clock
from cases.policies import policies_now, terms_for
from common.due import due
from common.worktime import CalendarMissing

MOST = 3_000  # reckoned while somebody waits; from there on it is "at least"


@dataclass(frozen=True)
class Moves:
    """Of `seen` open clocks `moved` would be due at another time, `left` need a year nobody has filled in.

    `is_all`: there are no more than were looked at.
    """

    seen: int = 0
    moved: int = 0
    left: int = 0
    is_all: bool = True


def moves_of_calendar(calendar, draft):
    """The Moves of the open clocks that run by `calendar` if `draft` (a WorkCalendar) took its place. One statement."""
    open_clocks = Clock.objects.filter(calendar=calendar, stopped_at=None).order_by("-pk")
    clocks = list(open_clocks[: MOST + 1])
    outcomes = [moved(clock, draft) for clock in clocks[:MOST]]
    return Moves(len(outcomes), outcomes.count(True), outcomes.count(None), is_all=len(clocks) <= MOST)


def moves_of_limit(policy):
    """The Moves if a ClockPolicy that nobody has saved took the place of the one for the same. Four statements."""
    policies, same = policies_now(), ("kind", "category_id", "urgency", "major")
    subject = [getattr(policy, name) for name in same]
    policy.stamp = policies[0].stamp
    then = [one for one in policies if [getattr(one, name) for name in same] != subject] + [policy]
    open_clocks = Clock.objects.filter(kind=policy.kind, stopped_at=None).select_related("case__category")
    if policy.category_id:
        open_clocks = open_clocks.filter(case__category=policy.category_id)
    clocks = list(open_clocks.order_by("-pk")[: MOST + 1])
    outcomes = [moved_by(clock, terms_for(policy.kind, clock.case, then)) for clock in clocks[:MOST]]
    return Moves(len(outcomes), outcomes.count(True), outcomes.count(None), is_all=len(clocks) <= MOST)


def moved_by(clock, terms):
    """Whether a clock would be due at another time by these Terms; what was granted on top stays on top."""
    clock.limit, clock.unit = terms.limit, terms.unit
    return moved(clock, terms.calendar)


def moved(clock, draft):
    """Whether a clock would be due at another time; None where the draft does not reach."""
    try:
        found = due(clock.started_at, clock.whole_limit, clock.unit, draft, clock.pauses_so_far)
    except CalendarMissing:
        return None
    return found is not None and found != clock.due_at
