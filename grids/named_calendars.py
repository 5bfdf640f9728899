"""A working calendar by the name somebody gives it: `manage.py due`, and whoever tries a calendar.

nothing           the calendar CN of the database, as the cases here use it; without a database the State Council's
2026              the State Council's table, as shipped: the year must be announced, its neighbours count as well
state-council     the same, for no year in particular
days.csv, x.toml  a file (common/calendar_file.py)
CN, office, …     a calendar of the database by its code, in any case; CN@2 is its second version
410106003000      a region or a grid by its code: the calendar its place works by (localities/*.toml)
"""

from dataclasses import dataclass

from django.db import OperationalError, ProgrammingError

from common.calendar_file import SUFFIXES, read_calendar
from common.locality import profile_for
from common.worktime import WorkCalendar
from grids.actions.calendar import NATIONAL
from grids.holidays import announced, public_calendar
from grids.models import Calendar, Region

PUBLIC = "state-council"
NO_DATABASE = (OperationalError, ProgrammingError)
YEAR_DIGITS = 4
FEWEST_DIGITS = 6  # of a region's code


@dataclass(frozen=True)
class NamedCalendar:
    """A calendar, what it is called, and its version where it has one (0: it has none)."""

    calendar: WorkCalendar
    name: str
    version: int = 0


def named_calendar(name):
    """The NamedCalendar of a name. LookupError where there is none, ValueError where a file is none."""
    name = name.strip()
    if not name:
        return usual()
    if name.lower() == PUBLIC or (name.isdigit() and len(name) == YEAR_DIGITS):
        return public(name)
    if name.lower().endswith(SUFFIXES):
        return NamedCalendar(read_calendar(name), name)
    try:
        return kept(name)
    except NO_DATABASE as wrong:
        raise LookupError(f"no database answers that would know the calendar {name!r}") from wrong


def usual():
    """CN; the State Council's table where no database answers, or it has no tables yet."""
    try:
        return kept(NATIONAL)
    except NO_DATABASE:
        return public(PUBLIC)


def public(name):
    if name.isdigit() and int(name) not in announced():
        known = f"{announced()[0]} to {announced()[-1]}"
        raise LookupError(f"the State Council's days of {name} are not known; known are {known}")
    return NamedCalendar(public_calendar(), PUBLIC)


def kept(name):
    """A calendar of the database, by its code, its code and version, or by where it holds."""
    code, at, number = name.partition("@")
    row = by_code(code) or (by_place(code) if code.isdigit() else None)
    if row is None:
        raise LookupError(f"there is no calendar {name!r}; add one under Calendars")
    if not at:
        return NamedCalendar(row.work_calendar(), row.name, row.version)
    version = row.versions.filter(number=int(number)).first() if number.isdigit() else None
    if version is None:
        raise LookupError(f"the calendar {row.code} has no version {number!r}")
    return NamedCalendar(version.work_calendar(), row.name, version.number)


def by_code(code):
    same = Calendar.objects.filter(code__iexact=code)
    return same.filter(code=code).first() or same.order_by("code").first()


def by_place(digits):
    """The calendar of the place that a region's or a grid's code lies in."""
    region = digits[:12].ljust(12, "0")
    if len(digits) < FEWEST_DIGITS or not Region.objects.filter(code=region).exists():
        return None
    return by_code(profile_for(digits).calendar)
