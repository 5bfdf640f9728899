"""How far a community or a street reaches on the ground: its grids cover it, and do not reach beyond."""

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import IsEmpty, IsValid
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


class RegionOutline(models.Model):
    """The outline of one region, as its authority gave it. A later one takes its place; what it was stays in the
    BoundaryImport it came with.

    Written only by grids/actions/outlines.py.
    """

    region = models.OneToOneField(
        "grids.Region",
        models.CASCADE,
        primary_key=True,
        verbose_name=_("region"),
        related_name="outline",
    )
    boundary = models.MultiPolygonField(_("outline"), srid=4326)
    source = models.CharField(_("file"), max_length=100)
    set_at = models.DateTimeField(_("set at"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("outline of a region")
        verbose_name_plural = _("outlines of regions")
        constraints = [
            CheckConstraint(
                name="region_outline_is_sound",
                condition=Q(IsValid("boundary")) & ~Q(IsEmpty("boundary")),
            ),
            CheckConstraint(name="region_outline_says_where_it_is_from", condition=~Q(source="")),
        ]

    def __str__(self):
        return str(self.region_id)
