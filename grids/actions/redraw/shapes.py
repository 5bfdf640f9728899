"""Boundaries cut and joined. Areas alone count: a line or a point that two shapes share is nobody's."""

import json

from django.contrib.gis.geos import GEOSException, GEOSGeometry, MultiPolygon, Polygon
from django.db import connection
from django.utils.translation import gettext as _

from common.errors import Refused

SRID = 4326
# Each door has what lies nearer to it than to any other; together they are the whole, without a gap.
NEAREST = """
select door.part, st_asbinary(st_union(st_intersection(cell.geom, whole.geom)))
from (select st_setsrid(st_geomfromwkb(%s), 4326) as geom) whole,
    lateral (
        select (st_dump(st_voronoipolygons(st_setsrid(st_geomfromwkb(%s), 4326), 0, whole.geom))).geom
    ) cell
    join (
        select said.part, st_setsrid(st_point(said.x, said.y), 4326) as geom
        from unnest(%s::int[], %s::float8[], %s::float8[]) as said (part, x, y)
    ) door on st_intersects(cell.geom, door.geom)
group by door.part
"""


def from_geojson(said):
    """A boundary as a page sends it: GeoJSON, as text or read. Refused for what is no polygon or crosses itself."""
    try:
        told = json.loads(said) if isinstance(said, str) else said
        polygons = {"Polygon": lambda rings: [rings], "MultiPolygon": list}[told["type"]](told["coordinates"])
        shape = MultiPolygon([polygon_of(rings) for rings in polygons], srid=SRID)
    except (KeyError, TypeError, ValueError, RecursionError, GEOSException) as wrong:
        raise Refused(_("This is no boundary.")) from wrong
    if shape.empty:
        raise Refused(_("This is no boundary."))
    if not shape.valid:
        raise Refused(_("The boundary crosses itself."))
    return shape


def polygon_of(rings):
    """Two numbers for each corner, on the globe: a height is let go."""
    corners = [[(float(one[0]), float(one[1])) for one in ring] for ring in rings]
    if not all(abs(lng) <= 180 and abs(lat) <= 90 for ring in corners for lng, lat in ring):
        raise ValueError("Off the globe.")
    return Polygon(*corners)


def areas(shape):
    """The polygons of whatever came out of cutting, as one; None where nothing is left."""
    if shape is None or shape.empty:
        return None
    found = shape if hasattr(shape, "__iter__") and not isinstance(shape, Polygon) else [shape]
    polygons = [one for one in found if isinstance(one, Polygon) and one.area > 0]
    return MultiPolygon(polygons, srid=SRID) if polygons else None


def joined(shapes):
    """All shapes as one boundary; None where one of them has none: half a boundary would say something untrue."""
    shapes = list(shapes)
    if not shapes or any(shape is None for shape in shapes):
        return None
    return areas(MultiPolygon([polygon for shape in shapes for polygon in shape], srid=SRID).unary_union)


def cut(shape, other):
    """(what both have, what is left of the first)."""
    if shape is None or other is None:
        return None, shape
    return areas(shape.intersection(other)), areas(shape.difference(other))


def by_doors(whole, doors):
    """Divide a boundary among groups of doors {key: [Point]}: {key: boundary}. Empty where a group has no point."""
    doors = {key: [point for point in points if point] for key, points in doors.items()}
    if whole is None or not all(doors.values()):
        return {}
    keys = list(doors)
    spots = {(point.x, point.y): part for part, key in enumerate(keys) for point in doors[key]}
    cloud = GEOSGeometry(f"MULTIPOINT({','.join(f'({x} {y})' for x, y in spots)})", srid=SRID)
    xs, ys = [x for x, _y in spots], [y for _x, y in spots]
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, [bytes(whole.wkb), bytes(cloud.wkb), list(spots.values()), xs, ys])
        found = {
            keys[part]: areas(GEOSGeometry(memoryview(shape), srid=SRID)) for part, shape in cursor.fetchall()
        }
    return found if len(found) == len(keys) and all(found.values()) else {}
