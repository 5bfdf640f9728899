from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class NoticeDay(models.Model):
    """How often a notice was read at the doors on a day. Nothing of who read it."""

    notice = models.ForeignKey("grids.Notice", models.PROTECT, related_name="days", db_index=False)
    day = models.DateField(_("day"))
    reads = models.PositiveIntegerField(_("read"))

    class Meta:
        verbose_name = _("readings of a day")
        verbose_name_plural = _("readings by day")
        constraints = [
            UniqueConstraint(name="one_row_of_readings_per_notice_and_day", fields=["notice", "day"]),
            CheckConstraint(name="a_day_without_readings_has_no_row", condition=Q(reads__gt=0)),
        ]

    def __str__(self):
        return f"{self.day} {self.reads}"
