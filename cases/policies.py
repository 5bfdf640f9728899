"""Which limit, calendar and ladder a clock gets: the policies in force, read in one statement, the narrowest wins."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import MD5, Cast, Concat

from cases.clockwork import ClockKind
from cases.models import ClockPolicy
from common.worktime import WorkCalendar
from grids.models import Calendar, CalendarDay

MAJOR = 1


@dataclass(frozen=True)
class Terms:
    """What one clock of one case runs by."""

    policy: ClockPolicy
    limit: Decimal
    unit: str
    calendar: WorkCalendar

    @property
    def ladder(self):
        return self.policy.ladder


def policies_now():
    """The policies in force with their calendars and a stamp of the calendar's days: one statement."""
    line = Concat(Cast("day", CharField()), Cast("is_working", CharField()), output_field=CharField())
    days = CalendarDay.objects.filter(calendar=OuterRef("calendar")).order_by().values("calendar")
    stamp = days.annotate(stamp=MD5(StringAgg(line, Value(","), order_by="day"))).values("stamp")
    in_force = ClockPolicy.objects.filter(valid_to=None).select_related("calendar")
    return list(in_force.annotate(stamp=Subquery(stamp), of_category=F("category_id")))


def terms_for(kind, case, policies):
    """The Terms of a clock of `kind` for a case; None where the locality runs no such clock."""
    fitting = sorted((p for p in policies if p.kind == kind and fits(p, case)), key=narrowness)
    if not fitting:
        return None
    policy, limit, unit = fitting[-1], fitting[-1].limit, fitting[-1].unit
    if kind == ClockKind.HANDLE and category_decides(fitting, case.category):
        limit, unit = case.category.handle_limit, case.category.unit
    return Terms(policy=policy, limit=limit, unit=unit, calendar=calendar_of(policy.calendar, policy.stamp))


def category_decides(fitting, category):
    """The category's own limit holds, unless a policy names the category or the urgency.

    A major matter has its month only where it would be an ordinary one of 13710; a city standard's limit stays.
    """
    ordinary, narrowest = fitting[0], fitting[-1]
    if narrowness(narrowest) != MAJOR:
        return not narrowness(narrowest)
    return (category.handle_limit, category.unit) != (ordinary.limit, ordinary.unit)


def fits(policy, case):
    return (
        policy.category_id in (None, case.category_id)
        and policy.urgency in ("", case.urgency)
        and (not policy.major or case.major)
    )


def narrowness(policy):
    """0 for the general policy; a category weighs more than urgency, urgency more than being major."""
    return (4 if policy.category_id else 0) + (2 if policy.urgency else 0) + (MAJOR if policy.major else 0)


def calendar_of(calendar, stamp):
    """The pure calendar; read again only when its row or its days have changed."""
    shape = (str(calendar.hours), calendar.first, calendar.last, calendar.until_close)
    return remembered(calendar.pk, stamp, shape)


@lru_cache(maxsize=64)
def remembered(calendar_id, stamp, shape):
    return Calendar.objects.get(pk=calendar_id).work_calendar()
