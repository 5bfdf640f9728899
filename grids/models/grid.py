import uuid
from functools import reduce
from operator import or_

from django.contrib.gis.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from mptt.managers import TreeManager
from mptt.models import MPTTModel, TreeForeignKey

from grids.codes import CODES
from grids.enums import Tier
from grids.querysets.grid import GridQuerySet
from grids.words import tier_word

SELF = F("id")
CREDIT_CODE = r"^[0-9A-HJ-NPQRTUWXY]{18}$"  # its check sign: common/credit_code.py

# Which level columns a tier fills, in terms of the row alone. That they are the parent's, and that the parent
# is of a fitting tier, a deferred trigger sees to: a move touches the parent and the columns one by one.
FILLED = {
    Tier.STREET: Q(parent=None, street=SELF, total=None, general=None),
    Tier.TOTAL: Q(parent__isnull=False, total=SELF, general=None),
    Tier.GENERAL: Q(parent__isnull=False, total__isnull=False, general=SELF),
    Tier.MICRO: Q(parent__isnull=False, total__isnull=False, general__isnull=False),
    Tier.DEDICATED: Q(parent__isnull=False, general=None),
}


def by_tier(table):
    return reduce(or_, (Q(tier=tier) & rule for tier, rule in table.items()))


class Grid(MPTTModel):
    """A grid of any tier. One tree per street; written only by grids/actions/tree*.py under the tree's lock.

    `valid_to` is the first day without it. The level columns name the grid itself and what stands above it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=18, unique=True)
    name = models.CharField(_("name"), max_length=60)
    tier = models.CharField(_("tier"), max_length=10, choices=Tier)
    parent = TreeForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("part of"), related_name="children"
    )
    region = models.ForeignKey("grids.Region", models.PROTECT, verbose_name=_("region"), related_name="grids")
    boundary = models.MultiPolygonField(_("boundary"), srid=4326, null=True, blank=True)
    responsible_unit = models.CharField(_("responsible unit"), max_length=100, blank=True)
    responsible_code = models.CharField(
        _("credit code of the responsible unit"), max_length=18, blank=True, db_default=""
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    district = models.ForeignKey("grids.Region", models.PROTECT, related_name="+")
    street = models.ForeignKey("self", models.PROTECT, related_name="+")
    total = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    general = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    changed_at = models.DateTimeField(_("changed at"), default=now, editable=False)

    objects = TreeManager.from_queryset(GridQuerySet)()

    class Meta:
        verbose_name = _("grid")
        verbose_name_plural = _("grids")
        indexes = [Index(name="grid_by_change", fields=["changed_at", "id"])]
        constraints = [
            CheckConstraint(
                name="grid_code_fits_its_tier",
                condition=by_tier({tier: Q(code__regex=code) for tier, code in CODES.items()}),
            ),
            CheckConstraint(name="grid_levels_fit_its_tier", condition=by_tier(FILLED)),
            CheckConstraint(
                name="grid_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            CheckConstraint(
                name="dedicated_grid_has_a_responsible_unit",
                condition=~Q(tier="dedicated") | ~Q(responsible_unit=""),
            ),
            CheckConstraint(
                name="responsible_code_is_a_credit_code",
                condition=Q(responsible_code="") | Q(responsible_code__regex=CREDIT_CODE),
            ),
            UniqueConstraint(
                name="one_total_grid_per_community",
                fields=["region"],
                condition=Q(tier="total", valid_to=None),
            ),
            UniqueConstraint(
                name="one_street_grid_per_street",
                fields=["region"],
                condition=Q(tier="street", valid_to=None),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def grid_id(self):
        """So that a grid reads like anything else that has a place."""
        return self.pk

    @property
    def tier_word(self):
        """What its place calls a grid of this tier."""
        return tier_word(self.code, self.tier)

    @property
    def own_level(self):
        """The column of Placed that holds this grid in everything below it."""
        own = {Tier.STREET: "street_id", Tier.TOTAL: "total_id", Tier.GENERAL: "general_id"}
        return own.get(Tier(self.tier), "grid_id")

    @property
    def path(self):
        """The grids from the street down to this one. Fetch it `with_path()`."""
        above = [grid for grid in (self.street, self.total, self.general) if grid and grid.pk != self.pk]
        return [*above, self]

    def is_current(self, on):
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)
