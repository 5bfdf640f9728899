"""The doors inside a building: units, and rooms by floor and number. domain.md 2.2."""

import uuid

from django.contrib.gis.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.kinds import RoomUse
from grids.models.kept import Verified
from grids.models.placed import Placed
from grids.querysets.kept import KeptQuerySet


class Unit(Placed):
    """An entrance of a building: its code is the building's and 2 digits. 00 where a building has no units."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    building = models.ForeignKey(
        "grids.Building", models.PROTECT, verbose_name=_("building"), related_name="units"
    )
    code = models.CharField(_("code"), max_length=19, unique=True)
    number = models.PositiveSmallIntegerField(_("unit"))
    name = models.CharField(_("name"), max_length=30)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        indexes = [Index(name="unit_by_grid", fields=["grid"])]
        constraints = [
            CheckConstraint(name="unit_code_has_nineteen_digits", condition=Q(code__regex=r"^\d{19}$")),
            CheckConstraint(
                name="unit_stands_in_a_grid",
                condition=Q(grid__isnull=False, street__isnull=False, district__isnull=False),
            ),
            UniqueConstraint(name="one_unit_of_a_number", fields=["building", "number"]),
        ]

    def __str__(self):
        return self.name


class Room(Verified, Placed):
    """A door on a floor: the unit's code, 3 digits of floor and 3 of number. Floors under the ground are negative;
    in the code they are 901 for the first and so on. `label` is what stands on the door.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    building = models.ForeignKey(
        "grids.Building", models.PROTECT, verbose_name=_("building"), related_name="rooms"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name=_("unit"), related_name="rooms")
    code = models.CharField(_("code"), max_length=25, unique=True)
    floor = models.SmallIntegerField(_("floor"))
    number = models.PositiveSmallIntegerField(_("number on the floor"))
    label = models.CharField(_("room"), max_length=12)
    use = models.CharField(_("use"), max_length=8, choices=RoomUse, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        indexes = [Index(name="room_by_grid", fields=["grid"])]
        constraints = [
            CheckConstraint(name="room_code_has_twenty_five_digits", condition=Q(code__regex=r"^\d{25}$")),
            CheckConstraint(
                name="room_lies_on_a_floor",
                condition=Q(floor__gte=-20, floor__lte=200) & ~Q(floor=0) & Q(number__gte=1, number__lte=999),
            ),
            CheckConstraint(
                name="room_stands_in_a_grid",
                condition=Q(grid__isnull=False, street__isnull=False, district__isnull=False),
            ),
            UniqueConstraint(
                name="one_room_of_a_label", fields=["unit", "label"], condition=Q(valid_to=None)
            ),
        ]

    def __str__(self):
        return self.label
