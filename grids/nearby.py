"""What there is near a door: stations with their hours, and what is a quarter of an hour away (S0-32, S1-46)."""

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Polygon
from django.contrib.gis.measure import D
from django.utils.timezone import localdate

from grids.kinds import PlaceKind
from grids.models import Grid, Place

STATIONS = (PlaceKind.STATION, PlaceKind.CENTRE)
# What everybody may go to; a workshop or an idle space is nobody's service.
OPEN_TO_ALL = (
    *STATIONS,
    *(PlaceKind.CLINIC, PlaceKind.SCHOOL, PlaceKind.MARKET, PlaceKind.SHOP, PlaceKind.FOOD),
    *(PlaceKind.VENUE, PlaceKind.CARE, PlaceKind.LEISURE),
)
WALK = 1000  # metres: a quarter of an hour on foot
MOST = 30
ROUND = 0.0125  # degrees: more than WALK in any direction between 0° and 55° north
SHOWN = ("uuid", "name", "kind", "address", "phone", "opening_hours", "services", "functions", "point")


def stations_of(place):
    """The stations of the community a place lies in, else of its street."""
    here = {"total": place.total_id} if place.total_id else {"street": place.street_id}
    stations = Place.objects.current(localdate()).filter(kind__in=STATIONS, **here)
    return stations.only(*SHOWN).order_by("name", "pk")[:MOST]


def services_near(place):
    """The places open to all within a quarter of an hour's walk, the nearest first, each with its `distance`.

    Where nobody knows the point of the door: those of its community, without a distance.
    """
    point = point_of(place)
    known = Place.objects.current(localdate()).filter(kind__in=OPEN_TO_ALL).only(*SHOWN)
    if point is None:
        return known.filter(total=place.total_id, street=place.street_id).order_by("name", "pk")[:MOST]
    near = known.filter(point__within=box_around(point, ROUND)).annotate(distance=Distance("point", point))
    return near.filter(distance__lte=D(m=WALK)).order_by("distance", "pk")[:MOST]


def box_around(point, degrees):
    """A box with the point in its middle, for an index to begin with."""
    box = Polygon.from_bbox((point.x - degrees, point.y - degrees, point.x + degrees, point.y + degrees))
    box.srid = point.srid
    return box


def point_of(place):
    """Where a building or place is; of a grid the middle of its outline."""
    if not isinstance(place, Grid):
        return place.point
    outline = Grid.objects.filter(pk=place.pk).values_list("boundary", flat=True).first()
    return outline.point_on_surface if outline else None
