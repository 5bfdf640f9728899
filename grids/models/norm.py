from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.enums import Tier
from grids.norms import Size
from grids.querysets.norm import NormQuerySet


class Norm(models.Model):
    """How large the grids of a tier should be in a region: households, and the time to go round them all.

    The nearest one counts: of the community, else of its street, its district, its city.
    """

    region = models.ForeignKey("grids.Region", models.PROTECT, verbose_name=_("region"), related_name="norms")
    tier = models.CharField(_("tier"), max_length=10, choices=Tier)
    fewest = models.PositiveIntegerField(_("fewest households"), null=True, blank=True)
    most = models.PositiveIntegerField(_("most households"), null=True, blank=True)
    minutes_each = models.PositiveSmallIntegerField(_("minutes a household"), null=True, blank=True)
    hours = models.DecimalField(_("hours to go round"), max_digits=4, decimal_places=1, null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"))

    objects = NormQuerySet.as_manager()

    class Meta:
        verbose_name = _("norm")
        verbose_name_plural = _("norms")
        constraints = [
            UniqueConstraint(name="one_norm_per_region_and_tier", fields=["region", "tier"]),
            CheckConstraint(
                name="norm_asks_for_no_more_than_the_most",
                condition=Q(fewest=None) | Q(most=None) | Q(fewest__lte=F("most")),
            ),
            CheckConstraint(
                name="norm_of_time_has_both_numbers",
                condition=Q(minutes_each=None, hours=None)
                | Q(minutes_each__isnull=False, hours__isnull=False, minutes_each__gt=0, hours__gt=0),
            ),
        ]

    def __str__(self):
        return f"{self.region} {self.get_tier_display()}"

    @property
    def size(self):
        return Size(self.fewest, self.most, self.minutes_each, self.hours)
