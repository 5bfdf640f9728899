from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.enums import Background


class OfficerBackground(models.Model):
    """What an officer brings along: a row for each, from his appointment: domain.md S0-17."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="backgrounds")
    kind = models.CharField(_("background"), max_length=15, choices=Background)

    class Meta:
        verbose_name = _("background")
        verbose_name_plural = _("backgrounds")
        constraints = [
            UniqueConstraint(name="one_row_per_officer_and_background", fields=["officer", "kind"]),
            CheckConstraint(name="background_is_known", condition=Q(kind__in=Background.values)),
        ]

    def __str__(self):
        return self.get_kind_display()
