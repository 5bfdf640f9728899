"""What every register of a grid keeps beside its own columns: where, how it is found, how fresh it is."""

import uuid

from django.conf import settings
from django.contrib.gis.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from grids.models.placed import Placed
from grids.querysets.kept import KeptQuerySet


class Verified(models.Model):
    """Somebody looked whether what is written is still so: on which day, and who."""

    verified_on = models.DateField(_("checked on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        abstract = True


class Kept(Verified, Placed):
    """A row of a register. `valid_to` is the first day without it; `initials` are those of its name's pinyin.

    Written only by grids/actions/keep/.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=60)
    initials = models.CharField(_("initials"), max_length=60, blank=True, editable=False)
    point = models.PointField(_("point"), srid=4326, null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            Index(name="%(class)s_by_street", fields=["street", "name", "id"]),
            Index(name="%(class)s_by_grid", fields=["grid"]),
        ]
        constraints = [
            CheckConstraint(name="%(class)s_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="%(class)s_lies_in_a_grid",
                condition=Q(grid__isnull=False, street__isnull=False, district__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name


class InBuilding(models.Model):
    """What may stand in a building: then it goes where the building goes."""

    building = models.ForeignKey(
        "grids.Building", models.PROTECT, null=True, blank=True, verbose_name=_("building"), related_name="+"
    )
    address = models.CharField(_("address"), max_length=120, blank=True)

    class Meta:
        abstract = True


class Reached(models.Model):
    """How somebody is reached: a number for everybody, and a person whose name and number are kept sealed."""

    phone = models.CharField(_("public number"), max_length=20, blank=True)
    contact = EncryptedTextField(_("person in charge"), null=True, blank=True)
    contact_phone = EncryptedTextField(_("number of that person"), null=True, blank=True)

    class Meta:
        abstract = True
