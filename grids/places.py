from datetime import date

from django.contrib.gis.db.models import PointField
from django.contrib.gis.geos import Point
from django.db.models import F, FloatField, Func, Value
from django.utils.timezone import localdate

from common.compiled import Compiled, only_one
from common.coordinates import to_wgs84
from grids.models import Grid


class Spot(Func):
    """A point in WGS 84 out of two numbers, for a statement that is prepared."""

    template = "st_setsrid(st_point(%(expressions)s), 4326)"
    output_field = PointField(srid=4326)


def at_spot(lng, lat, on):
    numbers = [Value(number, output_field=FloatField()) for number in (lng, lat)]
    return Grid.objects.current(on).with_path().around(Spot(*numbers))[:1]


AT_SPOT = Compiled(at_spot, {"lng": -1000.5, "lat": -2000.5, "on": date.min})


def locate(lng, lat, *, crs="wgs84", on=None, among=None):
    """The deepest micro or dedicated grid in force at a point, or None. One query.

    `crs`: wgs84, gcj02 or bd09. `among`: the grids to look in, for somebody who may not see all of them.
    A point on a border belongs to the grid with the lower id, so it always belongs to one. Raises ValueError for an
    unknown system or a point off the globe.
    """
    lng, lat = to_wgs84(lng, lat, crs)
    on = on or localdate()
    if among is None:
        return only_one(AT_SPOT(lng=float(lng), lat=float(lat), on=on))
    return among.current(on).with_path().around(Point(lng, lat, srid=4326)).first()


LOOKED_AT = 8  # by degrees, which are shorter from west to east: the nearest by metres is among the first few


class Degrees(Func):
    """How far apart in degrees, by the index of boundaries."""

    template = "(%(expressions)s)"
    arg_joiner = " <-> "
    output_field = FloatField()


class Metres(Func):
    template = "st_distance((%(expressions)s)"
    arg_joiner = ")::geography, ("
    output_field = FloatField()

    def as_sql(self, compiler, connection, **extra):
        sql, params = super().as_sql(compiler, connection, **extra)
        return f"{sql}::geography)", params


def nearest(lng, lat, *, crs="wgs84", on=None, among=None):
    """The micro or dedicated grid in force that holds a point or lies nearest to it, with its `distance` in metres
    (0 inside); None where there is none. One query.

    In and errors: as `locate`.
    """
    point = Value(Point(*to_wgs84(lng, lat, crs), srid=4326), output_field=PointField())
    grids = (Grid.objects.all() if among is None else among).current(on or localdate()).leaves().with_path()
    near = grids.filter(boundary__isnull=False).order_by(Degrees(F("boundary"), point))[:LOOKED_AT]
    measured = near.annotate(distance=Metres(F("boundary"), point))
    return min(measured, key=lambda grid: (grid.distance, -grid.level, grid.pk), default=None)
