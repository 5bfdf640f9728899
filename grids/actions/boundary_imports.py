"""Boundaries out of a file: read and looked at, then carried out as redrawings like any other."""

from collections import Counter

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.authority import require
from grids.actions.draw import draw_boundary
from grids.actions.redraw.decide import decide
from grids.actions.redraw.read import grid_of
from grids.actions.redraw.shapes import from_geojson
from grids.enums import RedrawKind
from grids.exchange.matching import BORDER, DRAW, FIRST, Known, rows_of
from grids.exchange.reading import read_file
from grids.exchange.systems import in_wgs84, system_of
from grids.models import BoundaryImport
from grids.roles import P


def read_boundaries(grid, upload, *, system, by, at):
    """Read a file of boundaries for what lies in a grid. Returns the BoundaryImport. Refused for what is none."""
    require(by, P.GROUND_CHANGE, grid)
    facts = rows_in(upload, Known(grid, localdate(at)), system=system)
    return BoundaryImport.objects.create(grid=grid, **facts, made_by=by.officer, made_at=at)


def rows_in(upload, known, *, system):
    """{name, crs, rows} of a file as a BoundaryImport keeps them; `known` says whose each shape is."""
    told = read_file(upload)
    system = system_of(system, told["kind"], told["prj"])
    rows = rows_of(told["features"], known, lambda shape: in_wgs84(shape, system))
    return {"name": upload.name[-100:], "crs": system, "rows": rows}


def rehearse_in(batch, *, effective_on, reason, by, at):
    """What a file would change: it is carried in and taken back. → {"grid": 2, "household": 12 …}. Refused as it is."""
    with transaction.atomic():
        done = carry_in(batch, effective_on=effective_on, reason=reason, by=by, at=at)
        transaction.set_rollback(True)
    effects = Counter({"grid": len(rows_with(batch, FIRST))})
    for redraw in done:
        effects.update(redraw.effects)
    return {kind: count for kind, count in effects.items() if count}


@transaction.atomic
def carry_in(batch, *, effective_on, reason, by, at):
    """Let the boundaries of a file take effect, all of them or none. Returns the Redraws; streets and others without a
    boundary just get theirs. Refused as the redrawings are; Stale where it was done before."""
    batch = BoundaryImport.objects.select_for_update(of=["self"]).select_related("grid").get(pk=batch.pk)
    require(by, P.GROUND_CHANGE, batch.grid)
    if batch.done_at:
        raise Stale(_("This is settled already."))
    said = {"effective_on": effective_on, "reason": reason, "by": by, "at": at}
    done = [draw_new(row, said) for row in batch.rows if row["does"] == DRAW]
    for row in rows_with(batch, FIRST):
        draw_boundary(grid_of(row["code"]), boundary=from_geojson(row["shape"]), by=by, at=at)
    if moved := {row["code"]: row["shape"] for row in rows_with(batch, BORDER)}:
        done.append(
            decide(RedrawKind.BORDER, grid_of(next(iter(moved))), facts={"boundaries": moved}, **said)
        )
    if not (done or rows_with(batch, FIRST)):
        raise Refused(_("There is nothing to change."))
    batch.done_at = at
    batch.save(update_fields=["done_at"])
    return done


def rows_with(batch, does):
    return [row for row in batch.rows if row["does"] == does]


def draw_new(row, said):
    facts = {"tier": row["tier"], "name": row["label"], "boundary": row["shape"]}
    return decide(RedrawKind.DRAW, grid_of(row["parent"]), facts=facts, **said)
