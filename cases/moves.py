"""How many open clocks a change would move, reckoned before anybody makes it."""

from dataclasses import dataclass

from cases.models import Clock
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


def moved(clock, draft):
    """Whether a clock would be due at another time; None where the draft does not reach."""
    try:
        found = due(clock.started_at, clock.whole_limit, clock.unit, draft, clock.pauses_so_far)
    except CalendarMissing:
        return None
    return found is not None and found != clock.due_at
