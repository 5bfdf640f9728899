import uuid

from django.contrib.gis.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.models.placed import Placed
from grids.querysets.placed import PlacedQuerySet


class Building(Placed):
    """A building with a door a code can hang on: community code + 5 digits, domain.md 2.2.

    `household_count` is what the register says; None where nobody has counted.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=17, unique=True)
    name = models.CharField(_("name"), max_length=60)
    address = models.CharField(_("address"), max_length=120)
    point = models.PointField(_("point"), srid=4326, null=True, blank=True)
    household_count = models.PositiveIntegerField(_("households"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = PlacedQuerySet.as_manager()

    class Meta:
        verbose_name = _("building")
        verbose_name_plural = _("buildings")
        indexes = [
            Index(name="building_by_street", fields=["street", "code"]),
            Index(name="building_by_grid", fields=["grid", "code"]),
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
