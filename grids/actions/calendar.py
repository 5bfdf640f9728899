"""The working calendars: each change is a new version beside the ones before it, with who made it and why."""

from datetime import date

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from common.errors import Refused
from common.worktime import OFFICE_HOURS
from grids.calendar_draft import marked, with_year
from grids.holidays import is_announced
from grids.models import Calendar, CalendarDay, CalendarVersion

NATIONAL = "CN"


@transaction.atomic
def seed_calendar(year, *, code=NATIONAL):
    """Fill a year of a calendar with the announced holidays; what is there already stays. Returns the Calendar.

    Raises Refused where nobody has announced the year (domain.md 2.5), or where a year between would stay unknown.
    """
    if not is_announced(year):
        raise Refused(_("The holidays of %(year)s are not announced yet.") % {"year": year})
    calendar = Calendar.objects.filter(code=code).first() or begin(code, year)
    draft = with_year(calendar.work_calendar(), year)
    reason = _("The announced days of %(year)s") % {"year": year}
    return put_calendar_in_force(calendar, draft, by=None, at=now(), reason=reason, expected=calendar.version)


def begin(code, year):
    hours = [[f"{opens:%H:%M}", f"{closes:%H:%M}"] for opens, closes in OFFICE_HOURS]
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Calendar.objects.create(code=code, name=code, hours=hours, first=first, last=last, version=0)


@transaction.atomic
def put_calendar_in_force(calendar, draft, *, by, at, reason, expected):
    """Make `draft` (a WorkCalendar) the calendar from `at` on, as its next version; answers the Calendar.

    `expected` is the version the draft was made from. Raises Refused where somebody else changed it meanwhile, or no
    reason is given. Where nothing differs there is no new version. Open clocks are the caller's to re-date.
    """
    calendar = Calendar.objects.select_for_update().get(pk=calendar.pk)
    if calendar.version != expected:
        raise Refused(_("Somebody has changed the calendar meanwhile. Look at it again first."))
    if calendar.version and facts_of(draft) == facts_of(calendar.work_calendar()):
        return calendar
    if not reason.strip():
        raise Refused(_("Say why the calendar is changed."))
    facts = facts_of(draft)
    days = facts.pop("days")
    calendar.version += 1
    for name, value in facts.items():
        setattr(calendar, name, value)
    calendar.save(update_fields=[*facts, "version"])
    keep_days(calendar, days)
    CalendarVersion.objects.create(
        calendar=calendar,
        number=calendar.version,
        days={day.isoformat(): [is_working, name] for day, is_working, name in days},
        by_id=by and by.officer_id,
        at=at,
        reason=reason.strip(),
        **facts,
    )
    return calendar


def facts_of(draft):
    return {
        "hours": [[f"{opens:%H:%M}", f"{closes:%H:%M}"] for opens, closes in draft.hours],
        "until_close": draft.until_close,
        "first": draft.first,
        "last": draft.last,
        "days": marked(draft),
    }


def keep_days(calendar, days):
    """Write only the rows that differ."""
    wanted = {day: (is_working, name) for day, is_working, name in days}
    there = {row.day: row for row in calendar.days.all()}
    gone = [row.pk for day, row in there.items() if wanted.get(day) != (row.is_working, row.name)]
    CalendarDay.objects.filter(pk__in=gone).delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(calendar=calendar, day=day, is_working=is_working, name=name)
        for day, (is_working, name) in wanted.items()
        if day not in there or there[day].pk in gone
    )
