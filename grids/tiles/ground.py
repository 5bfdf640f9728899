"""The layers of the ground itself, and what a layer is."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum

from grids.kinds import PlaceKind
from grids.models import Building, Place
from grids.tiles.kept import kept
from grids.tiles.layers import names, points, polygons, rolled_up
from grids.tiles.zooms import DEEPEST

HOUR, MINUTE = 3600, 60
DOORS_FROM = 15  # the zoom at which there is room for each door


@dataclass(frozen=True)
class Layer:
    """`draw(tile, scope)` gives its bytes; they are kept for so many seconds, but not from the zoom `live_from` on."""

    draw: Callable
    seconds: int
    live_from: int = DEEPEST + 1

    def bytes_of(self, name, tile, scope):
        if tile.z >= self.live_from:
            return self.draw(tile, scope)
        return kept(name, tile, scope, seconds=self.seconds, draw=lambda: self.draw(tile, scope))


def buildings(tile, scope):
    """Doors; farther away how many there are in each grid, and how many households where somebody has counted."""
    doors = Building.objects.visible_to(scope).filter(valid_to=None)
    if tile.z >= DOORS_FROM:
        return points("buildings", tile, doors, "uuid", "code", "name", households=F("household_count"))
    return rolled_up("buildings", tile, scope, doors, count=Count("pk"), households=Sum("household_count"))


def places(tile, scope):
    """Shops, schools, venues: what people go to, the stations left out."""
    return placed("places", tile, scope, ~Q(kind=PlaceKind.STATION))


def stations(tile, scope):
    return placed("stations", tile, scope, Q(kind=PlaceKind.STATION))


def placed(layer, tile, scope, which):
    rows = Place.objects.visible_to(scope).filter(which, valid_to=None)
    if tile.z >= DOORS_FROM:
        return points(layer, tile, rows, "uuid", "name", "kind")
    return rolled_up(layer, tile, scope, rows, count=Count("pk"))


LAYERS = {
    "grids": Layer(polygons, HOUR),
    "names": Layer(names, HOUR),
    "buildings": Layer(buildings, MINUTE),
    "places": Layer(places, MINUTE),
    "stations": Layer(stations, MINUTE),
}
