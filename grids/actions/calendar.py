from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from common.worktime import OFFICE_HOURS
from grids.holidays import exceptions_of
from grids.models import Calendar, CalendarDay

NATIONAL = "CN"


@transaction.atomic
def seed_calendar(year, *, code=NATIONAL):
    """Fill a year of a calendar with the announced holidays; what is there already stays. Returns the Calendar.

    Raises Refused where nobody has announced the year (domain.md 2.5), or where a year between would stay unknown.
    """
    try:
        exceptions = exceptions_of(year)
    except NotImplementedError as unknown:
        raise Refused(_("The holidays of %(year)s are not announced yet.") % {"year": year}) from unknown
    calendar = Calendar.objects.select_for_update().filter(code=code).first()
    calendar = stretch(calendar, year) if calendar else begin(code, year)
    CalendarDay.objects.bulk_create(
        [
            CalendarDay(calendar=calendar, day=day, is_working=works, name=name)
            for day, works, name in exceptions
        ],
        ignore_conflicts=True,
    )
    return calendar


def begin(code, year):
    hours = [[f"{opens:%H:%M}", f"{closes:%H:%M}"] for opens, closes in OFFICE_HOURS]
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Calendar.objects.create(code=code, name=code, hours=hours, first=first, last=last)


def stretch(calendar, year):
    """Widen the known days by a year that touches them. A hole would let a wrong day pass for a known one."""
    if not calendar.first.year - 1 <= year <= calendar.last.year + 1:
        raise Refused(_("Fill the calendar year by year, without leaving one out."))
    calendar.first = min(calendar.first, date(year, 1, 1))
    calendar.last = max(calendar.last, date(year, 12, 31))
    calendar.save(update_fields=["first", "last"])
    return calendar
