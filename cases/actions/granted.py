"""More time that was granted to the handling of a case: so many units, or as many as reach the day of a plan."""

from itertools import count

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases.actions.clocks import extend
from cases.clockwork import ClockKind
from cases.enums import RequestKind
from cases.models import Clock
from common.due import due
from common.errors import Refused
from common.worktime import CalendarMissing


def give_time(case, granted, *, at, stamp):
    """The clocks to be written. `granted`: ("extend", units) or ("plan", day)."""
    kind, amount = granted
    limit = units_until(case, amount) if kind == RequestKind.PLAN else amount
    return extend(case, limit=limit, reason=str(kind), at=at, stamp=stamp)


def units_until(case, day):
    """The fewest units more with which the handling is due on that day or later."""
    clock = Clock.objects.filter(case=case, kind=ClockKind.HANDLE, stopped_at=None).first()
    if clock is None:
        raise Refused(_("There is no term to extend."), code="no_clock")
    span = (clock.unit, clock.calendar.work_calendar(), clock.pauses_so_far)

    def reaches(number):
        return localdate(due(clock.started_at, clock.whole_limit + number, *span)) >= day

    try:  # one after the other: a search by halves would ask for days that nobody has filled in yet
        return next(number for number in count(1) if reaches(number))
    except CalendarMissing as missing:
        raise Refused(str(missing), code="calendar_missing") from missing
