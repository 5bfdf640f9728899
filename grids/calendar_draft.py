"""A working calendar with something changed in it, before anybody puts it in force (pure)."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from common.errors import Refused
from common.worktime import SATURDAY, WorkCalendar
from grids.holidays import exceptions_of, is_announced

LONGEST_RUN = 62  # days marked at once: nobody means more than two months


def with_days(calendar, first, last, *, works, name=""):
    """The days from `first` to `last` marked: worked (True), off (False), as the week says (None).

    Raises Refused outside the known days, where the last lies before the first, and for more than two months at once.
    """
    if last < first or (last - first).days >= LONGEST_RUN:
        raise Refused(_("The last day comes after the first, and at most two months are marked at once."))
    if first < calendar.first or last > calendar.last:
        raise Refused(_("Add the year first: the calendar does not know these days."))
    days, names = dict(calendar.days), dict(calendar.names)
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        days.pop(day, None)
        names.pop(day, None)
        if works is not None:
            days[day] = works
            names |= {day: name} if name else {}
    return replace(calendar, days=days, names=names)


def with_hours(calendar, hours, *, until_close):
    """Other office hours. Raises Refused for spans that overlap, end before they begin or are none at all."""
    try:
        return replace(calendar, hours=hours, until_close=until_close)
    except ValueError as wrong:
        raise Refused(_("Write the office hours in their order, each opening before it closes.")) from wrong


def with_year(calendar, year):
    """A year more, at either end: with the State Council's days where they are announced, else the bare week.

    Days that somebody has marked already stay as they are. Raises Refused where a year between would stay unknown.
    """
    if not calendar.first.year - 1 <= year <= calendar.last.year + 1:
        raise Refused(_("Fill the calendar year by year, without leaving one out."))
    rows = exceptions_of(year) if is_announced(year) else []
    return replace(
        calendar,
        days={day: is_working for day, is_working, _name in rows} | dict(calendar.days),
        names={day: name for day, _w, name in rows if name and day not in calendar.days}
        | dict(calendar.names),
        first=min(calendar.first, date(year, 1, 1)),
        last=max(calendar.last, date(year, 12, 31)),
    )


def marked(calendar):
    """[(day, is_working, name)] of what differs from the week, in order."""
    rows = [(day, is_working, calendar.names.get(day, "")) for day, is_working in calendar.days.items()]
    return sorted(row for row in rows if row[2] or row[1] != (row[0].weekday() < SATURDAY))


def differing(one: WorkCalendar, other: WorkCalendar):
    """The days on which one of two calendars works and the other does not, or that only one of them knows."""
    day, last, found = min(one.first, other.first), max(one.last, other.last), []
    while day <= last:
        if state_of(one, day) != state_of(other, day):
            found.append(day)
        day += timedelta(days=1)
    return found


def state_of(calendar, day):
    return calendar.is_working(day) if calendar.first <= day <= calendar.last else None
