"""Where a case lies, drawn: its grid, the grids beside it and the point, as paths of an SVG (one statement)."""

from math import cos, radians

from django.db.models import Q
from django.utils.timezone import localdate

from grids.models import Grid

WIDTH, HEIGHT, MARGIN = 200, 120, 6
MOST_SHAPES = 40  # a sketch, not a map


def place_svg(case):
    """The dict templates/components/place_svg.html draws, or None where no boundary is known. One statement at most.

    `case` is anything with a place whose `grid` is fetched; its `point`, else its building's, is the dot.
    """
    if case.grid_id is None:
        return None
    own, near = [], []
    for grid in shapes_around(case.grid):
        (own if belongs(grid, case.grid) else near).append(grid.boundary)
    if not own:
        return None
    point = point_of(case)
    at = f"{point.x:.6f},{point.y:.6f}" if point else ""
    return drawn(own, near, point) | {"label": case.address or case.grid.name, "at": at}


def shapes_around(grid):
    """The grid with those beside it; for one without a boundary of its own, what lies right below it."""
    beside = Q(parent=grid.parent_id) if grid.parent_id else Q(pk=grid.pk)
    known = Grid.objects.current(localdate()).filter(beside | Q(parent=grid.pk), boundary__isnull=False)
    return known.only("parent", "boundary").order_by("pk")[:MOST_SHAPES]


def belongs(shape, grid):
    return shape.pk == grid.pk or shape.parent_id == grid.pk


def point_of(case):
    if case.point:
        return case.point
    return case.building.point if case.building_id else None


def drawn(own, near, point=None):
    """The paths in a box of 200 by 120, north up. Pure: `own` and `near` are MultiPolygons in degrees."""
    place = projection(own)
    dot = tuple(place(point.x, point.y)) if point else None
    return {
        "viewbox": f"0 0 {WIDTH} {HEIGHT}",
        "grid_path": " ".join(path(shape, place) for shape in own),
        "siblings": [path(shape, place) for shape in near],
        "point": dot,
    }


def projection(shapes):
    """A function (lng, lat) → (x, y) that fits the shapes into the box, a metre east as long as a metre north."""
    boxes = [shape.extent for shape in shapes]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    narrow = cos(radians((south + north) / 2))
    wide, high = max((east - west) * narrow, 1e-9), max(north - south, 1e-9)
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    left, top = (WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2
    return lambda lng, lat: (
        round(left + (lng - west) * narrow * scale, 1),
        round(top + (north - lat) * scale, 1),
    )


def path(shape, place):
    """The rings of a MultiPolygon as one SVG path."""
    rings = (ring for polygon in shape.coords for ring in polygon)
    return "".join(ring_path(ring, place) for ring in rings)


def ring_path(ring, place):
    points = [place(*corner[:2]) for corner in ring]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points[:-1]) + "Z"
