"""The days of a year that differ from the week: public holidays and the weekend days worked for them.

Pure. The list comes from the State Council's notices as the package `chinesecalendar` carries them (domain.md 2.5).
"""

from datetime import date, timedelta
from functools import cache
from itertools import count, takewhile

import chinese_calendar
from chinese_calendar import Holiday

from common.worktime import OFFICE_HOURS, WorkCalendar

SATURDAY = 5
FIRST_YEAR = 2004  # the first that the package knows
NAMES = {holiday.value: holiday.chinese for holiday in Holiday}


def exceptions_of(year):
    """[(day, is_working, name)] of a year. Raises NotImplementedError for a year nobody has announced."""
    days = (date(year, 1, 1) + timedelta(n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days))
    return [row for row in map(described, days) if row]


def described(day):
    off, name = chinese_calendar.get_holiday_detail(day)
    usual = day.weekday() < SATURDAY
    if off and (name or usual):
        return day, False, NAMES.get(name, "")
    if not off and (name or not usual):
        return day, True, NAMES.get(name, "")
    return None


@cache
def announced():
    """The years the State Council has announced, as far as the package knows them."""
    return tuple(takewhile(is_announced, count(FIRST_YEAR)))


def is_announced(year):
    try:
        chinese_calendar.is_holiday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


@cache
def public_calendar():
    """The State Council's days of all announced years as a WorkCalendar with the usual office hours; no database."""
    rows = [row for year in announced() for row in exceptions_of(year)]
    return WorkCalendar(
        hours=OFFICE_HOURS,
        days={day: is_working for day, is_working, _name in rows},
        first=date(announced()[0], 1, 1),
        last=date(announced()[-1], 12, 31),
        names={day: name for day, _is_working, name in rows if name},
    )
