import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.querysets.duty_turn import DutyTurnQuerySet


class DutyTurn(models.Model):
    """Who is on duty (值班) for a grid or a district from a moment to another: nights, weekends, holidays."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    grid = models.ForeignKey(
        "grids.Grid", models.PROTECT, null=True, verbose_name=_("grid"), related_name="duty_turns"
    )
    region = models.ForeignKey("grids.Region", models.PROTECT, null=True, related_name="duty_turns")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("officer"), related_name="duty_turns"
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    note = models.CharField(_("note"), max_length=100, blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    planned_at = models.DateTimeField(_("planned at"))

    objects = DutyTurnQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty turn")
        verbose_name_plural = _("duty turns")
        indexes = [Index(name="duty_turn_by_end", fields=["ends_at"])]
        constraints = [
            CheckConstraint(name="duty_turn_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))),
            CheckConstraint(
                name="duty_turn_is_on_one_grid_or_region",
                condition=Q(grid__isnull=False, region=None) | Q(grid=None, region__isnull=False),
            ),
            UniqueConstraint(name="one_duty_turn_per_officer_and_moment", fields=["officer", "starts_at"]),
        ]

    def __str__(self):
        return f"{self.officer_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def place(self):
        return self.grid or self.region
