from datetime import time

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from common.worktime import WorkCalendar


class Calendar(models.Model):
    """Working hours, and the days known from `first` to `last`: a row for what differs from the week."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=60)
    hours = models.JSONField(_("working hours"))
    first = models.DateField(_("first known day"))
    last = models.DateField(_("last known day"))
    until_close = models.BooleanField(_("a limit in days ends when the office closes"), default=False)
    version = models.PositiveIntegerField(_("version"), default=1, db_default=1, editable=False)

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")
        constraints = [
            CheckConstraint(name="calendar_ends_after_it_begins", condition=Q(last__gte=F("first"))),
        ]

    def __str__(self):
        return self.name

    def work_calendar(self):
        """The pure calendar for common.worktime. One query, for the days."""
        hours = tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in self.hours)
        rows = list(self.days.values_list("day", "is_working", "name"))
        return WorkCalendar(
            hours=hours,
            days={day: is_working for day, is_working, _name in rows},
            first=self.first,
            last=self.last,
            names={day: name for day, _is_working, name in rows if name},
            until_close=self.until_close,
        )


class CalendarDay(models.Model):
    """A holiday, or a weekend day that is worked in its place."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="days")
    day = models.DateField(_("day"))
    is_working = models.BooleanField(_("working"))
    name = models.CharField(_("name"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        constraints = [UniqueConstraint(name="one_row_per_calendar_and_day", fields=["calendar", "day"])]

    def __str__(self):
        return f"{self.day:%Y-%m-%d}"
