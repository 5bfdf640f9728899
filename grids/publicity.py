"""How long a name stands in public: counted in working days or in days (S0-14)."""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from common.worktime import CalendarMissing
from grids.actions.calendar import NATIONAL
from grids.models import Calendar


def last_day(at, days, unit):
    """The last day of publicity that begins at `at`: the first day counted is the one after.

    WD counts the days the office works. Refused where nobody has filled the calendar that far.
    """
    day = localdate(at)
    if unit != "WD":
        return day + timedelta(days=days)
    calendar = Calendar.objects.filter(code=NATIONAL).first()
    if calendar is None:
        raise Refused(_("Fill the working calendar first."))
    calendar = calendar.work_calendar()
    try:
        while days:
            day += timedelta(days=1)
            days -= calendar.is_working(day)
    except CalendarMissing as missing:
        raise Refused(_("Fill the working calendar of %(year)s first.") % {"year": missing.year}) from missing
    return day
