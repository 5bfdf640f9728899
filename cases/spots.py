"""Where a point of the map lies, in words: what a pin tells before anything is sent."""

from dataclasses import dataclass, replace

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D

from cases.place import CasePlace
from common.coordinates import to_wgs84
from grids.models import Building, Grid
from grids.nearby import box_around
from grids.places import locate

NEAR, MOST = 60, 3  # metres, doors
ROUND = 0.001  # degrees: more than NEAR in any direction between 0° and 55° north
LONGEST = 200


@dataclass(frozen=True)
class Spot:
    """The grid around a point and the doors beside it, the nearest first, each with its `metres`."""

    grid: Grid
    doors: list


def spot_at(lng, lat, crs, *, grids):
    """The Spot of a point among these grids, or None. Two statements. ValueError for what is no point on earth."""
    grid = locate(lng, lat, crs=crs, among=grids)
    if grid is None:
        return None
    point = Point(*to_wgs84(lng, lat, crs), srid=4326)
    near = doors_in(grid).filter(point__bboverlaps=box_around(point, ROUND))
    measured = near.annotate(metres=Distance("point", point)).filter(metres__lte=D(m=NEAR))
    return Spot(grid, list(measured.only("uuid", "name", "address", "point").order_by("metres", "pk")[:MOST]))


def place_at(spot, *, grids, door=None):
    """The CasePlace of (lng, lat, crs); of a door of its grid where the UUID of one was pressed. None where it lies
    in none of the grids. Two statements at most."""
    grid = locate(*spot[:2], crs=spot[2], among=grids)
    if grid is None:
        return None
    point = Point(*to_wgs84(*spot), srid=4326)
    building = (
        doors_in(grid).select_related("grid").defer("grid__boundary").filter(uuid=door).first()
        if door
        else None
    )
    if building is None:
        return CasePlace(grid=grid, address=grid.name, point=point)
    return replace(CasePlace.of_building(building), point=building.point or point)


def doors_in(grid):
    return Building.objects.under(grid).filter(valid_to=None)


def streets_own(code):
    """The grids of one street: as far as a code on one of its doors reaches."""
    return Grid.objects.filter(street=code.owner_grid.street_id)


def said_place(code, said, spot):
    """Where a resident says it is: at the code's door, or where on the map of its street, with a word on where exactly.

    None where the point is in no grid of the street.
    """
    place = CasePlace.of_code(code)
    if spot:
        place = place_at(spot, grids=streets_own(code), door=said["building"])
    if place is None or not said["where"]:
        return place
    return replace(place, address=f"{place.address} {said['where']}"[:LONGEST])
