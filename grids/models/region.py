from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from grids.enums import RegionLevel


class Region(models.Model):
    """An administrative area by its 12-digit statistical code: domain.md 2.2.

    The civil affairs' code is kept beside it: the two differ where a development zone has a code of its own. A city
    whose province nobody has loaded stands alone; a city without districts is a district.
    """

    code = models.CharField(_("statistical code"), max_length=12, unique=True)
    civil_code = models.CharField(_("civil code"), max_length=12, blank=True)
    name = models.CharField(_("name"), max_length=60)
    level = models.CharField(_("level"), max_length=10, choices=RegionLevel)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("part of"), related_name="children"
    )

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        constraints = [
            CheckConstraint(name="region_code_has_twelve_digits", condition=Q(code__regex=r"^\d{12}$")),
            CheckConstraint(
                name="region_civil_code_is_digits",
                condition=Q(civil_code="") | Q(civil_code__regex=r"^\d{6}(\d{3}){0,2}$"),
            ),
            CheckConstraint(
                name="region_without_a_parent_is_a_province_or_a_city",
                condition=Q(level="province", parent=None)
                | Q(level="city")
                | (~Q(level__in=["province", "city"]) & Q(parent__isnull=False)),
            ),
            CheckConstraint(name="region_level_is_known", condition=Q(level__in=RegionLevel.values)),
        ]

    def __str__(self):
        return self.name
