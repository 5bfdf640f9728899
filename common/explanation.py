"""How a due time was reached: which days counted, which were left out and why, what pauses and extensions did. Pure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from common.due import Limit, checked_limit, due
from common.worktime import (
    FOREVER,
    OFFICE_UNITS,
    SATURDAY,
    Pause,
    Unit,
    WorkCalendar,
    counted,
    counted_spans,
    joined,
    local,
    moment_at,
)

MINUTE = timedelta(minutes=1)


class Reason(StrEnum):
    """Why a day gave no time to a clock."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"
    CLOSED = "closed"  # a working day, met only outside its office hours


@dataclass(frozen=True)
class CountedDay:
    """A day that gave time: how many minutes, how many a pause took, and whether it is a make-up day (调休)."""

    day: date
    minutes: int
    paused_minutes: int = 0
    make_up: bool = False


@dataclass(frozen=True)
class LeftOutDay:
    """A day that gave none. `name` is the holiday's, or empty."""

    day: date
    reason: Reason
    name: str = ""


@dataclass(frozen=True)
class Extension:
    """Time granted on top of the limit, in the same unit."""

    limit: Decimal
    reason: str = ""


@dataclass(frozen=True)
class Explanation:
    """The whole story of one due time. `due` is None while an open pause holds it up."""

    start: datetime
    counted_from: (
        datetime | None
    )  # the first counted moment: the next opening when begun while the office was closed
    limit: Decimal
    unit: Unit
    due: datetime | None
    counted_days: tuple[CountedDay, ...]
    left_out_days: tuple[LeftOutDay, ...]
    pauses: tuple[Pause, ...]
    extensions: tuple[Extension, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as plain words and numbers: dates and moments ISO 8601, limits as text."""
        return _plain(asdict(self))


def explain(
    start: datetime,
    limit: Limit,
    unit: str,
    calendar: WorkCalendar,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
) -> Explanation:
    """The way from `start` to its due time, day by day. Raises what `due` raises."""
    unit, extensions = Unit(unit), tuple(extensions)
    number, pauses = checked_limit(limit, unit), _in_order(pauses)
    due_at = due(start, number + sum(extension.limit for extension in extensions), unit, calendar, pauses)
    end = due_at or max(local(start), pauses[-1][0])
    days = [_look_at(day, start, end, unit, calendar, pauses) for day in _days(start, end)]
    if days and days[-1] == LeftOutDay(local(end).date(), Reason.CLOSED):
        days.pop()  # due at its opening: the limit ends there, nothing of that day was passed over
    first = next(counted_spans(start, unit, calendar, pauses), None)
    return Explanation(
        start=local(start),
        counted_from=local(first[0]) if first else None,
        limit=number,
        unit=unit,
        due=due_at,
        counted_days=tuple(day for day in days if isinstance(day, CountedDay)),
        left_out_days=tuple(day for day in days if isinstance(day, LeftOutDay)),
        pauses=tuple(pauses),
        extensions=extensions,
    )


def _in_order(pauses: Iterable[Pause]) -> list[Pause]:
    """The pauses joined, in Shanghai time, an open end as None again."""
    return [(local(begins), None if ends == FOREVER else local(ends)) for begins, ends in joined(pauses)]


def _days(start: datetime, end: datetime) -> Iterable[date]:
    """Every date the way touches; the last one only if more of it than its first moment does."""
    day, last = local(start).date(), local(end - timedelta(microseconds=1)).date()
    while day <= last and start < end:
        yield day
        day += timedelta(days=1)


def _look_at(
    day: date, start: datetime, end: datetime, unit: Unit, calendar: WorkCalendar, pauses: list[Pause]
) -> CountedDay | LeftOutDay:
    opens = max(moment_at(day, datetime.min.time()), start)
    closes = min(moment_at(day + timedelta(days=1), datetime.min.time()), end)
    possible = counted(opens, closes, unit, calendar)
    given = counted(opens, closes, unit, calendar, pauses)
    if given:
        make_up = unit in OFFICE_UNITS and day.weekday() >= SATURDAY
        return CountedDay(day, round(given / MINUTE), round((possible - given) / MINUTE), make_up)
    return _left_out(day, calendar, paused=bool(possible))


def _left_out(day: date, calendar: WorkCalendar, *, paused: bool) -> LeftOutDay:
    if paused:
        return LeftOutDay(day, Reason.PAUSED)
    if calendar.is_working(day):
        return LeftOutDay(day, Reason.CLOSED)
    name = calendar.names.get(day, "")
    return LeftOutDay(day, Reason.HOLIDAY if name or day.weekday() < SATURDAY else Reason.WEEKEND, name)


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(part) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case date():  # a datetime is a date too
            return value.isoformat()
        case Decimal() | StrEnum():
            return str(value)
    return value
