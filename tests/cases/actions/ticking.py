"""The clocks of a case, as a test reads them."""

from datetime import datetime

from cases.clockwork import ClockKind
from tests.cast import ZONE


def at(text):
    """A moment, Shanghai time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def running(case):
    return set(case.clocks.filter(stopped_at=None, paused_at=None).values_list("kind", flat=True))


def clock(case, kind, round_number=None):
    clocks = case.clocks.filter(kind=kind)
    return clocks.get(round=round_number) if round_number else clocks.order_by("round").last()


def shown(case):
    """The due columns that are filled."""
    case.refresh_from_db()
    return {kind.value for kind in ClockKind if getattr(case, f"{kind}_due_at")}
