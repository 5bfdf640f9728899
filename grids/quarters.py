"""Quarters of a year by their first day. Pure."""

from datetime import date

from django.utils.translation import gettext as _

MONTHS = 3


def quarter_of(day: date) -> date:
    """The first day of the quarter a day lies in."""
    return date(day.year, (day.month - 1) // MONTHS * MONTHS + 1, 1)


def quarters_until(day: date, count: int) -> list[date]:
    """The last `count` quarters, the one of `day` first."""
    first, found = quarter_of(day), []
    for _quarter in range(count):
        found.append(first)
        first = date(first.year - 1, 10, 1) if first.month == 1 else date(first.year, first.month - MONTHS, 1)
    return found


def named(quarter: date) -> str:
    """How a quarter is written: 2026, quarter 4."""
    numbers = {"year": quarter.year, "number": (quarter.month - 1) // MONTHS + 1}
    return _("%(year)s, quarter %(number)s") % numbers
