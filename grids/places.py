from django.contrib.gis.geos import Point
from django.utils.timezone import localdate

from common.coordinates import to_wgs84
from grids.models import Grid


def locate(lng, lat, *, crs="wgs84", on=None, among=None):
    """The deepest micro or dedicated grid in force at a point, or None. One query.

    `crs`: wgs84, gcj02 or bd09. `among`: the grids to look in, for somebody who may not see all of them.
    A point on a border belongs to the grid with the lower id, so it always belongs to one. Raises ValueError for an
    unknown system or a point off the globe.
    """
    point = Point(*to_wgs84(lng, lat, crs), srid=4326)
    grids = Grid.objects.all() if among is None else among
    return grids.current(on or localdate()).with_path().around(point).first()
