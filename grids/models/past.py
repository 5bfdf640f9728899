"""How the ground was: a row for what ended, none for what is. Only ever added, by grids/actions/redraw/."""

from django.contrib.gis.db import models
from django.db.models import Index
from django.utils.translation import gettext_lazy as _


class PastGrid(models.Model):
    """What a grid was before `until`: under which other, with which boundary.

    The earliest row after a day says how it was on that day.
    """

    grid = models.ForeignKey("grids.Grid", models.PROTECT, related_name="past", db_index=False)
    parent = models.ForeignKey("grids.Grid", models.PROTECT, null=True, related_name="+")
    boundary = models.MultiPolygonField(_("boundary"), srid=4326, null=True, spatial_index=False)
    until = models.DateField(_("until"))
    redraw = models.ForeignKey("grids.Redraw", models.PROTECT, related_name="past_grids")

    class Meta:
        verbose_name = _("former state of a grid")
        verbose_name_plural = _("former states of grids")
        indexes = [Index(name="past_of_grid", fields=["grid", "until", "id"])]

    def __str__(self):
        return f"{self.grid_id} ‹ {self.until:%Y-%m-%d}"


class PastPlace(models.Model):
    """In which grid something lay before `until`: a door, a case, a post. `subject` is its uuid."""

    kind = models.CharField(_("kind"), max_length=30)
    subject = models.UUIDField(_("what"))
    grid = models.ForeignKey("grids.Grid", models.PROTECT, related_name="+")
    until = models.DateField(_("until"))
    redraw = models.ForeignKey("grids.Redraw", models.PROTECT, related_name="past_places")

    class Meta:
        verbose_name = _("former place")
        verbose_name_plural = _("former places")
        indexes = [Index(name="past_of_subject", fields=["subject", "until", "id"])]

    def __str__(self):
        return f"{self.kind} {self.subject} ‹ {self.until:%Y-%m-%d}"
