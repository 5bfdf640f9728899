"""The ground of a case: its point, its grid and those beside it, and what else is open at the same place (F8)."""

import json
from dataclasses import dataclass

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.measure import D
from django.db.models import Q
from django.utils.timezone import localdate

from cases.drawing import point_of
from cases.models import Case
from grids.models import Grid
from grids.nearby import box_around
from grids.roles import P

SAME_METRES = 50
ROUND = 0.001  # degrees: more than that in any direction between 0° and 55° north
MOST_GRIDS, MOST_CASES = 40, 20


@dataclass(frozen=True)
class Other:
    """An open case at the same place; `mark` is its number on the map, `metres` None where it has no point."""

    mark: int
    case: Case
    metres: float | None


@dataclass(frozen=True)
class Ground:
    """What the map of a case draws and its list says."""

    point: object
    own: list
    near: list
    others: list

    @property
    def is_drawn(self):
        return bool(self.own or self.point)

    def box(self):
        """West, south, east, north of the own grid; None where only the point is known."""
        return self.own[0].boundary.extent if self.own else None

    def shapes(self):
        """GeoJSON: areas first, so that points lie on them."""
        areas = [area(grid, "near") for grid in self.near] + [area(grid, "own") for grid in self.own]
        dots = [dot(one.case.point, str(one.mark), look="other") for one in self.others if one.case.point]
        here = [dot(self.point, "", look="case")] if self.point else []
        return {"type": "FeatureCollection", "features": [*areas, *dots, *here]}


def area(grid, look):
    said = {"look": look, "name": grid.name}
    return {"type": "Feature", "geometry": json.loads(grid.boundary.geojson), "properties": said}


def dot(point, mark, *, look):
    said = {"look": look, "mark": mark}
    return {"type": "Feature", "geometry": json.loads(point.geojson), "properties": said}


def ground_of(case, actor):
    """The Ground of a case that somebody may see: the neighbours and the other cases as far as he may.

    Three statements: the own grid, those beside it, the cases.
    """
    point = point_of(case)
    own = list(Grid.objects.filter(pk=case.grid_id, boundary__isnull=False))
    return Ground(point, own, beside(own, actor), open_here(case, point, actor.scope))


def beside(own, actor):
    """The leaf grids that lie around the own one, as far as they may be seen."""
    if not own:
        return []
    around = Grid.objects.current(localdate()).leaves().filter(boundary__bboverlaps=own[0].boundary)
    known = around.exclude(pk=own[0].pk).filter(boundary__isnull=False).order_by("code")[:MOST_GRIDS]
    return [grid for grid in known if actor.may(P.GRID_VIEW, grid)]


def open_here(case, point, scope):
    """[Other] at the same building or within fifty metres, the nearest first."""
    here = Q(building=case.building_id) if case.building_id else Q(pk__in=[])
    others = Case.objects.visible_to(scope).still_open().exclude(pk=case.pk).select_related("category")
    if point is None:
        found = others.filter(here).order_by("-reported_at", "-pk")
    else:
        near = others.annotate(metres=Distance("point", point))
        close = Q(point__bboverlaps=box_around(point, ROUND), metres__lte=D(m=SAME_METRES))
        found = near.filter(here | close).order_by("metres", "-pk")
    return [
        Other(mark, one, one.metres.m if getattr(one, "metres", None) is not None else None)
        for mark, one in enumerate(found[:MOST_CASES], start=1)
    ]
