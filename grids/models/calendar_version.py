from datetime import date, time

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from common.worktime import WorkCalendar


class CalendarVersion(models.Model):
    """A calendar as it was from a moment on, by whom and why. Written with every change, never rewritten."""

    calendar = models.ForeignKey(
        "grids.Calendar", models.PROTECT, verbose_name=_("calendar"), related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField(_("version"))
    hours = models.JSONField(_("working hours"))
    until_close = models.BooleanField(_("a limit in days ends when the office closes"))
    first = models.DateField(_("first known day"))
    last = models.DateField(_("last known day"))
    days = models.JSONField(_("days"))  # {"2026-02-14": [true, "春节"], …}: what differs from the week
    at = models.DateTimeField(_("in force from"))
    by = models.ForeignKey(
        "grids.Officer", models.PROTECT, null=True, verbose_name=_("by"), related_name="+", db_index=False
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("calendar version")
        verbose_name_plural = _("calendar versions")
        constraints = [
            UniqueConstraint(name="calendar_version_has_its_number", fields=["calendar", "number"]),
            CheckConstraint(name="calendar_version_counts_from_one", condition=Q(number__gte=1)),
            CheckConstraint(name="calendar_version_ends_after_it_begins", condition=Q(last__gte=F("first"))),
            CheckConstraint(name="calendar_version_says_why", condition=Q(number=1) | ~Q(reason="")),
        ]

    def __str__(self):
        return f"{self.calendar_id}/{self.number}"

    def work_calendar(self):
        """The pure calendar for common.worktime. No query."""
        days = {date.fromisoformat(day): row for day, row in self.days.items()}
        return WorkCalendar(
            hours=tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in self.hours),
            days={day: is_working for day, (is_working, _name) in days.items()},
            first=self.first,
            last=self.last,
            names={day: name for day, (_is_working, name) in days.items() if name},
            until_close=self.until_close,
        )
