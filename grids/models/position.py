from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common.locality import Words
from grids.enums import Role, Tier
from grids.querysets.position import PositionQuerySet

DISTRICT, CITY, DEPARTMENT = "district", "city", "department"
STANDS = [*Tier.values, DISTRICT, CITY, DEPARTMENT]
UNITS = ["WD", "ND"]


class Position(models.Model):
    """A title of a place (岗位): what its people are called, what they do, where they stand, what they may.

    The titles of a street are those of its region, else those of its district or city: the nearest of each code. What
    is allowed hangs on `role`; `norm` says how many of them a grid should have; `publicity_days` of 0 asks for none.
    """

    region = models.ForeignKey(
        "grids.Region", models.PROTECT, verbose_name=_("region"), related_name="positions"
    )
    code = models.CharField(_("code"), max_length=30)
    name = models.CharField(_("name"), max_length=40)
    name_en = models.CharField(_("name in English"), max_length=80)
    role = models.CharField(_("role"), max_length=15, choices=Role)
    stands_on = ArrayField(models.CharField(max_length=15), verbose_name=_("stands on"))
    term_years = models.PositiveSmallIntegerField(_("term in years"), null=True, blank=True)
    norm = models.PositiveSmallIntegerField(_("how many a grid should have"), null=True, blank=True)
    duty = models.TextField(_("duty"), blank=True)
    duty_en = models.TextField(_("duty in English"), blank=True)
    publicity_days = models.PositiveSmallIntegerField(_("days of publicity"), default=5)
    publicity_unit = models.CharField(_("kind of days"), max_length=2, default="WD")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = [
            UniqueConstraint(name="one_position_per_region_and_code", fields=["region", "code"]),
            CheckConstraint(name="position_has_a_name", condition=~Q(name="") & ~Q(name_en="")),
            CheckConstraint(
                name="position_stands_where_posts_are",
                condition=Q(stands_on__contained_by=STANDS) & Q(stands_on__len__gt=0),
            ),
            CheckConstraint(name="position_role_is_known", condition=Q(role__in=Role.values)),
            CheckConstraint(
                name="position_publicity_is_counted_in_days", condition=Q(publicity_unit__in=UNITS)
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """The title in the reader's language."""
        return Words(self.name, self.name_en).spoken(get_language())

    @property
    def duty_text(self):
        return Words(self.duty, self.duty_en).spoken(get_language())
