"""Which limit, calendar and ladder a clock gets: the policies in force, the narrowest wins."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.db import connection
from django.db.models import Func, TextField, Value

from cases.clockwork import ClockKind
from cases.models import ClockPolicy
from common.worktime import WorkCalendar
from grids.models import Calendar

MAJOR = 1


@dataclass(frozen=True)
class Terms:
    """What one clock of one case runs by."""

    policy: ClockPolicy
    limit: Decimal
    unit: str
    calendar: WorkCalendar
    calendar_version: int

    @property
    def ladder(self):
        return self.policy.ladder

    @property
    def climb(self):
        return self.policy.climb


# What the terms of every clock are made from, as a short text: another one after any change to any of their rows, the
# second one of a transaction too, which gives the row another place. It is read with the lock of the case, so that the
# terms themselves are read only when they have changed.
STAMP = """
md5(concat_ws('|',
    (select string_agg(concat(p.id, p.ctid, p.xmin), ',' order by p.id)
        from cases_clockpolicy p where p.valid_to is null),
    (select string_agg(concat(c.id, c.ctid, c.xmin), ',' order by c.id) from grids_calendar c),
    (select string_agg(concat(d.id, d.ctid, d.xmin), ',' order by d.id) from grids_calendarday d)
))
"""


class TermsStamp(Func):
    """The stamp of the limits and calendars as they are now, for a query that reads something else anyway."""

    template = STAMP
    output_field = TextField()


def policies_now(stamp=None):
    """The policies in force. One statement for the `stamp`, none if it is given, one more after a change."""
    return policies_of(stamp or stamp_now())


def stamp_now():
    with connection.cursor() as cursor:
        cursor.execute(f"select {STAMP}")
        return cursor.fetchone()[0]


@lru_cache(maxsize=8)
def policies_of(stamp):
    return list(ClockPolicy.objects.filter(valid_to=None).annotate(stamp=Value(stamp)))


def terms_for(kind, case, policies):
    """The Terms of a clock of `kind` for a case; None where the locality runs no such clock."""
    fitting = sorted((p for p in policies if p.kind == kind and fits(p, case)), key=narrowness)
    if not fitting:
        return None
    policy, limit, unit = fitting[-1], fitting[-1].limit, fitting[-1].unit
    if kind == ClockKind.HANDLE and category_decides(fitting, case.category):
        limit, unit = case.category.handle_limit, case.category.unit
    calendar, version = calendar_of(policy.calendar_id, policy.stamp)
    return Terms(policy=policy, limit=limit, unit=unit, calendar=calendar, calendar_version=version)


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


@lru_cache(maxsize=64)
def calendar_of(calendar_id, stamp):
    """(the pure calendar, its version); read again only when its row or its days changed: that is another stamp."""
    row = Calendar.objects.get(pk=calendar_id)
    return row.work_calendar(), row.version
