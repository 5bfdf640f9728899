"""How the ground was on a day: which grid something lay in, and what that grid was then."""

from dataclasses import dataclass

from django.contrib.gis.geos import MultiPolygon
from django.db.models import Exists, OuterRef, Q

from grids.enums import Tier
from grids.models import Grid, PastGrid, PastPlace

DAYS = 60
LEAVES = (Tier.MICRO, Tier.DEDICATED)


def grid_on(subject, day):
    """The grid that a door, a case or a post lay in on a day. It has what `subject` has: a uuid and a grid."""
    past = PastPlace.objects.filter(subject=subject.uuid, until__gt=day).order_by("until", "pk")
    row = past.select_related("grid").first()
    return row.grid if row else subject.grid


def boundary_on(grid, day):
    row = state_on(grid, day)
    return row.boundary if row else grid.boundary


def path_on(grid, day):
    """The grids from the street down to this one, as they stood on a day."""
    path = [grid]
    while parent := parent_on(path[0], day):
        path.insert(0, parent)
    return path


def parent_on(grid, day):
    row = state_on(grid, day)
    parent = row.parent_id if row else grid.parent_id
    return Grid.objects.get(pk=parent) if parent else None


def state_on(grid, day):
    """What is remembered of a grid as it was on a day, or None where it is so still."""
    return PastGrid.objects.filter(grid=grid, until__gt=day).order_by("until", "pk").first()


@dataclass(frozen=True)
class Plot:
    """A leaf grid as it was on a day."""

    code: str
    name: str
    tier: str
    boundary: MultiPolygon | None

    @property
    def feature(self):
        shape = self.boundary and {"type": "MultiPolygon", "coordinates": self.boundary.coords}
        said = {"code": self.code, "name": self.name, "tier": self.tier}
        return {"type": "Feature", "id": self.code, "geometry": shape, "properties": said}


def ground_on(grid, day, *, seen):
    """The Plots of the micro and dedicated grids that lay in a grid on a day. Two queries.

    `seen(grid)`: whether the asker may see a grid where it lies now.
    """
    elsewhere = PastGrid.objects.filter(grid=OuterRef("pk"), parent__street=grid.street_id)
    there = Grid.objects.current(day).filter(Q(street=grid.street_id) | Exists(elsewhere))
    rows = [row for row in there.order_by("code") if seen(row)]
    # The earliest row after the day comes last, and stays.
    past = {
        row.grid_id: row
        for row in PastGrid.objects.filter(grid__in=rows, until__gt=day).order_by("-until", "-pk")
    }
    parents = {row.pk: (past.get(row.pk) or row).parent_id for row in rows}
    leaves = [row for row in rows if row.tier in LEAVES and lay_in(grid.pk, row.pk, parents)]
    return [Plot(row.code, row.name, row.tier, (past.get(row.pk) or row).boundary) for row in leaves]


def lay_in(above, grid, parents):
    """Whether one grid stood above another, or was it, by {grid id: parent id}."""
    while grid is not None and grid != above:
        grid = parents.get(grid)
    return grid == above


def days_of(grid, today):
    """The days on which the ground of a grid's street changed, the oldest first, today last; the newest sixty."""
    there = Grid.objects.filter(street=grid.street_id)
    days = set(there.filter(valid_from__lte=today).values_list("valid_from", flat=True))
    days |= set(there.filter(valid_to__lte=today).values_list("valid_to", flat=True))
    days |= set(PastGrid.objects.filter(grid__in=there, until__lte=today).values_list("until", flat=True))
    return sorted(days | {today})[-DAYS:]
