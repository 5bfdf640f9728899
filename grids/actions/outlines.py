"""Outlines of a street and its communities out of a file: the only writer of RegionOutline."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.authority import require
from grids.actions.boundary_imports import rows_in, rows_with
from grids.actions.redraw.shapes import from_geojson
from grids.exchange.matching import OUTLINE
from grids.exchange.regions import KnownRegions, regions_of
from grids.models import BoundaryImport, RegionOutline
from grids.roles import P


def read_outlines(street, upload, *, system, by, at):
    """Read a file of outlines for a street and its communities. Returns the BoundaryImport. Refused where it
    is none."""
    require(by, P.GROUND_CHANGE, street)
    facts = rows_in(upload, KnownRegions(street), system=system)
    return BoundaryImport.objects.create(
        grid=street, of_regions=True, **facts, made_by=by.officer, made_at=at
    )


@transaction.atomic
def carry_outlines(batch, *, by, at):
    """Let the outlines of a file stand, all of them. Returns how many. Refused where there are none; Stale where it was
    done before."""
    batch = BoundaryImport.objects.select_for_update(of=["self"]).select_related("grid").get(pk=batch.pk)
    require(by, P.GROUND_CHANGE, batch.grid)
    if batch.done_at:
        raise Stale(_("This is settled already."))
    shapes = {row["code"]: row["shape"] for row in rows_with(batch, OUTLINE)}
    if not shapes:
        raise Refused(_("There is nothing to change."))
    said = {"source": batch.name, "set_at": at, "set_by": by.officer}
    for region in regions_of(batch.grid).filter(code__in=shapes):
        boundary = from_geojson(shapes[region.code])
        RegionOutline.objects.update_or_create(region=region, defaults=said | {"boundary": boundary})
    batch.done_at = at
    batch.save(update_fields=["done_at"])
    return len(shapes)
