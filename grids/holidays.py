"""The days of a year that differ from the week: public holidays and the weekend days worked for them.

Pure. The list comes from the State Council's notices as the package `chinesecalendar` carries them (domain.md 2.5).
"""

from datetime import date, timedelta

import chinese_calendar
from chinese_calendar import Holiday

SATURDAY = 5
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
