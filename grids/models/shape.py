"""Boundaries as the map draws them: in Web Mercator, and rounded for the zooms at which a tier is small."""

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GistIndex, OpClass
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from grids.enums import Tier

MERCATOR = 3857


class GridShape(models.Model):
    """One grid with a boundary, filled by grids/actions/shapes.py whenever that is written.

    Neighbours share their corners, and rounding to a lattice moves the same corner to the same place: no gap opens.
    """

    grid = models.OneToOneField("grids.Grid", models.CASCADE, primary_key=True, related_name="shape")
    tier = models.CharField(_("tier"), max_length=10, choices=Tier)
    fine = models.MultiPolygonField(_("boundary"), srid=MERCATOR, spatial_index=False)
    coarse = models.MultiPolygonField(_("boundary, rounded"), srid=MERCATOR, spatial_index=False)
    middle = models.PointField(_("point inside"), srid=MERCATOR, spatial_index=False)

    class Meta:
        verbose_name = _("shape on the map")
        verbose_name_plural = _("shapes on the map")
        # One for each tier: a tile of streets does not look through a hundred thousand micro grids. As an expression,
        # for of an index on a plain column of PostGIS Django forgets the condition.
        indexes = [
            GistIndex(
                OpClass(F("fine"), "gist_geometry_ops_2d"),
                name=f"shape_by_{tier.value}",
                condition=Q(tier=tier.value),
            )
            for tier in Tier
        ]
        constraints = [
            CheckConstraint(name="grid_shape_tier_is_known", condition=Q(tier__in=Tier.values)),
        ]

    def __str__(self):
        return f"{self.grid_id} {self.tier}"
