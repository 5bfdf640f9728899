"""Which limit, calendar and ladder a clock gets: the policies in force, read in one statement, the narrowest wins."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

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

    @property
    def ladder(self):
        return self.policy.ladder


# As text: it runs in every verb, and building it anew costs the ORM longer than the database takes to answer.
IN_FORCE = """
with stamps as (
    select c.id, md5(concat_ws('|', c.hours, c.first, c.last, c.until_close, (
        select string_agg(concat(d.day, d.is_working), ',' order by d.day)
        from grids_calendarday d where d.calendar_id = c.id
    ))) as stamp from grids_calendar c
)
select p.*, s.stamp from cases_clockpolicy p join stamps s on s.id = p.calendar_id where p.valid_to is null
"""


def policies_now():
    """The policies in force, each with a stamp of its calendar as it is now: one statement."""
    return list(ClockPolicy.objects.raw(IN_FORCE))


def terms_for(kind, case, policies):
    """The Terms of a clock of `kind` for a case; None where the locality runs no such clock."""
    fitting = sorted((p for p in policies if p.kind == kind and fits(p, case)), key=narrowness)
    if not fitting:
        return None
    policy, limit, unit = fitting[-1], fitting[-1].limit, fitting[-1].unit
    if kind == ClockKind.HANDLE and category_decides(fitting, case.category):
        limit, unit = case.category.handle_limit, case.category.unit
    return Terms(
        policy=policy, limit=limit, unit=unit, calendar=calendar_of(policy.calendar_id, policy.stamp)
    )


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
    """The pure calendar; read again only when its row or its days have changed, which gives it another stamp."""
    return Calendar.objects.get(pk=calendar_id).work_calendar()
