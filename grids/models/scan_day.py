from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class ScanDay(models.Model):
    """How often a code was scanned on a day. Nothing of who scanned it."""

    code = models.ForeignKey("grids.QrCode", models.PROTECT, related_name="days", db_index=False)
    day = models.DateField(_("day"))
    scans = models.PositiveIntegerField(_("scans"))

    class Meta:
        verbose_name = _("scans of a day")
        verbose_name_plural = _("scans by day")
        constraints = [
            UniqueConstraint(name="one_row_of_scans_per_code_and_day", fields=["code", "day"]),
            CheckConstraint(name="a_day_without_scans_has_no_row", condition=Q(scans__gt=0)),
        ]

    def __str__(self):
        return f"{self.day} {self.scans}"
