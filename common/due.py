"""Due times: when a limit that began at a moment is over. Pure; see worktime for the two measures of time.

UH, UD   clock time: n hours, n times 24 hours.
WH       office time: n hours inside office spans of working days.
WD       the n-th working day after, at the same clock time. Begun while the office is closed (before opening, at
         lunch, after closing, on a day off) it counts from the next opening: a lunch break from the afternoon's, an
         evening from the next working day's (workflow.md, Clocks). With `calendar.until_close` it ends when the
         office closes on that day.
ND       the n-th day after, at the same clock time, or at the office's closing time of that day.
MO       the same day n months on, the month's last day where there is none (31 January + 1 = 28 February).

Pauses give back what they took, in the measure of the unit: clock time for UH, UD, ND and MO, office time for WH and
WD. A night inside a pause costs a WH clock nothing and gives it nothing. A WD due time that would fall exactly on a
close falls on the opening after it, which is the same point of office time. With `until_close` the extended due time
moves on to the close of its day. While a pause has no end the due time is None, unless it falls before the pause.
"""

import calendar as months
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from common.worktime import (
    Pause,
    Unit,
    WorkCalendar,
    as_utc,
    counted,
    counted_spans,
    local,
    moment_at,
    reached,
)

WHOLE_UNITS = frozenset({Unit.WD, Unit.ND, Unit.MO})
LONGEST = 10_000

Limit = Decimal | int | float | str


def due(
    start: datetime, limit: Limit, unit: str, calendar: WorkCalendar, pauses: Iterable[Pause] = ()
) -> datetime | None:
    """When `limit` of `unit`, begun at `start`, is over; in Shanghai time. None while an open pause holds it up.

    Raises CalendarMissing where WH or WD would need a day nobody has filled in, ValueError for a limit that is not
    above zero, a part of a WD, ND or MO, an unknown unit, or a moment without a zone.
    """
    unit, limit = Unit(unit), checked_limit(limit, Unit(unit))
    amount, late = _amount(start, limit, unit, calendar)
    moment = reached(counted_spans(start, unit, calendar, pauses), amount, late=late)
    if moment is None:
        return None
    return local(_next_close(moment, calendar) if _ends_at_close(unit, calendar) else moment)


def share_elapsed(
    start: datetime,
    due_at: datetime,
    now: datetime,
    unit: str,
    calendar: WorkCalendar,
    pauses: Iterable[Pause] = (),
) -> float:
    """The part of the time that has passed: 0 at `start`, 1 at `due_at`, more after. A standing clock does not move."""
    whole = counted(start, due_at, Unit(unit), calendar, pauses)
    if not whole:
        return float(as_utc(now) >= as_utc(due_at))
    return counted(start, now, Unit(unit), calendar, pauses) / whole


def remaining(
    now: datetime, due_at: datetime, unit: str, calendar: WorkCalendar, pauses: Iterable[Pause] = ()
) -> timedelta:
    """The time left in the unit's own measure (office time for WH and WD); below zero when overdue."""
    if as_utc(now) <= as_utc(due_at):
        return counted(now, due_at, Unit(unit), calendar, pauses)
    return -counted(due_at, now, Unit(unit), calendar, pauses)


def moment_of_share(
    start: datetime,
    limit: Limit,
    unit: str,
    calendar: WorkCalendar,
    share: Limit,
    pauses: Iterable[Pause] = (),
) -> datetime | None:
    """The moment when `share` (above 0, at most 1) of the time has passed, for reminders at 50 % and 80 %.

    None while the due time is None. Share 1 is the due time itself. Raises what `due` raises.
    """
    share, pauses = Decimal(str(share)), list(pauses)
    if not 0 < share <= 1:
        raise ValueError(f"A share lies above 0 and at most at 1, not at {share}.")
    due_at = due(start, limit, unit, calendar, pauses)
    if due_at is None or share == 1:
        return due_at
    part = counted(start, due_at, Unit(unit), calendar, pauses) * float(share)
    return local(reached(counted_spans(start, Unit(unit), calendar, pauses), part))


def checked_limit(limit: Limit, unit: Unit) -> Decimal:
    """The limit as an exact number. ValueError when it makes no sense for the unit."""
    try:
        number = Decimal(str(limit))
    except InvalidOperation:
        raise ValueError(f"{limit!r} is not a number.") from None
    if not number.is_finite() or not 0 < number <= LONGEST:
        raise ValueError(f"A limit lies above 0 and at most at {LONGEST}, not at {limit}.")
    if unit in WHOLE_UNITS and number != int(number):
        raise ValueError(f"{unit} counts whole days or months, not {limit}.")
    return number


def _amount(start: datetime, limit: Decimal, unit: Unit, calendar: WorkCalendar) -> tuple[timedelta, bool]:
    """The counted time the limit stands for, and whether its end is the later of two equal points."""
    match unit:
        case Unit.UH | Unit.WH:
            return _hours(limit), False
        case Unit.UD:
            return _hours(limit * 24), False
        case Unit.WD:
            return _working_days(start, int(limit), calendar)
        case Unit.ND | Unit.MO:
            return _calendar_days(start, int(limit), unit, calendar) - as_utc(start), False


def _hours(number: Decimal) -> timedelta:
    return timedelta(microseconds=int(number * 3_600_000_000))


def _working_days(start: datetime, days: int, calendar: WorkCalendar) -> tuple[timedelta, bool]:
    # Every working day has the same spans, so the same clock time n working days on is n office days of time.
    amount = days * calendar.office_day
    if not calendar.until_close:
        return amount, True
    last = local(reached(counted_spans(start, Unit.WD, calendar), amount, late=True)).date()
    return counted(start, calendar.close_of(last), Unit.WD, calendar), False


def _calendar_days(start: datetime, number: int, unit: Unit, calendar: WorkCalendar) -> datetime:
    begun = local(start)
    day = begun.date() + timedelta(days=number) if unit == Unit.ND else _months_on(begun.date(), number)
    return calendar.close_of(day) if calendar.until_close else moment_at(day, begun.time())


def _months_on(day: date, number: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    month += 1
    return day.replace(year=year, month=month, day=min(day.day, months.monthrange(year, month)[1]))


def _ends_at_close(unit: Unit, calendar: WorkCalendar) -> bool:
    return unit in WHOLE_UNITS and calendar.until_close


def _next_close(moment: datetime, calendar: WorkCalendar) -> datetime:
    day = local(moment).date()
    close = calendar.close_of(day)
    return close if moment <= close else calendar.close_of(day + timedelta(days=1))
