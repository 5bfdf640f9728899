import uuid

from django.contrib.gis.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.kinds import BuildingKind, PointSource
from grids.models.kept import Verified
from grids.models.placed import Placed
from grids.querysets.kept import KeptQuerySet


class Building(Verified, Placed):
    """A building with a door a code can hang on: community code + 5 digits, domain.md 2.2.

    `household_count` is what the register says; None where nobody has counted. The parts of the address (domain.md
    2.3) are kept beside the full text, which is what everybody reads: grids/addresses.py makes one of the other.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=17, unique=True)
    name = models.CharField(_("name"), max_length=60)
    address = models.CharField(_("address"), max_length=120)
    point = models.PointField(_("point"), srid=4326, null=True, blank=True)
    household_count = models.PositiveIntegerField(_("households"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    compound = models.ForeignKey(
        "grids.Compound",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("compound"),
        related_name="buildings",
        db_index=False,
    )
    initials = models.CharField(_("initials"), max_length=60, blank=True, db_default="", editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=BuildingKind, blank=True, db_default="")
    villagers_group = models.CharField(_("villagers' group"), max_length=30, blank=True, db_default="")
    road = models.CharField(_("road or hamlet"), max_length=40, blank=True, db_default="")
    house_number = models.CharField(_("house number"), max_length=20, blank=True, db_default="")
    block = models.CharField(_("block"), max_length=20, blank=True, db_default="")
    floor_count = models.PositiveSmallIntegerField(_("floors"), null=True, blank=True)
    point_source = models.CharField(
        _("where the point is from"), max_length=8, choices=PointSource, blank=True, db_default=""
    )

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = _("building")
        verbose_name_plural = _("buildings")
        indexes = [
            Index(name="building_by_street", fields=["street", "code"]),
            Index(name="building_by_total", fields=["total", "code"]),
            Index(name="building_by_general", fields=["general", "code"]),
            Index(name="building_by_grid", fields=["grid", "code"]),
            Index(name="building_of_compound", fields=["compound"]),
        ]
        constraints = [
            CheckConstraint(
                name="building_code_has_seventeen_digits",
                condition=Q(code__regex=r"^\d{17}$") & ~Q(code__endswith="00000"),
            ),
            CheckConstraint(
                name="building_stands_in_a_grid",
                condition=Q(grid__isnull=False, street__isnull=False, district__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name
