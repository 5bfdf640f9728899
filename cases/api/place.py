"""Where a report of another system lies: by qr, building, grid or coordinates, within the reach of its key."""

from uuid import UUID

from django.contrib.gis.geos import Point
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied, ValidationError

from cases.place import CasePlace
from common.coordinates import to_wgs84
from grids.models import Building, Grid, QrCode, Region
from grids.places import locate
from grids.roles import P
from grids.scope import LEVELS
from grids.tokens import normalised


def resolve(said, by):
    """The CasePlace for a validated PlaceInput. ValidationError for a reference that is none within the reach.

    Without any, or for a point outside the reach, the root of the caller's widest post takes it, marked unplaced.
    """
    if not by.holds(P.CASE_REPORT):
        raise PermissionDenied(_("Your posts do not allow reporting."))
    for name, find in FINDERS.items():
        if said.get(name):
            place = find(said[name], by, said.get("address", ""))
            if place is None:
                raise ValidationError({"place": {name: [_("There is nothing by this name.")]}})
            return place
    return by_point(said, by) if "lng" in said else nowhere(said, by)


def by_code(text, by, address):
    codes = QrCode.objects.within(by.scope, P.CASE_REPORT).valid().with_place()
    code = codes.filter(token=normalised(text)).first()
    return code and CasePlace.of_code(code, address)


def by_building(text, by, address):
    buildings = Building.objects.within(by.scope, P.CASE_REPORT).filter(valid_to=None)
    key = {"uuid": text} if is_uuid(text) else {"code": text}
    row = buildings.select_related("grid").defer("grid__boundary").filter(**key).first()
    return row and CasePlace.of_building(row, address)


def by_grid(text, by, address):
    grid = reached(by).current(localdate()).with_path().filter(code=text).first()
    return grid and CasePlace.of_grid(grid, address)


FINDERS = {"qr": by_code, "building": by_building, "grid": by_grid}


def by_point(said, by):
    """The smallest grid around a point; outside the reach the point stays on record beside the root."""
    lng, lat, crs = said["lng"], said["lat"], said["crs"]
    grid, address = locate(lng, lat, crs=crs, among=reached(by)), said.get("address", "")
    point = Point(*to_wgs84(lng, lat, crs), srid=4326)
    if grid is None:
        return nowhere(said, by, point)
    return CasePlace(grid=grid, address=address or grid.name, point=point)


def nowhere(said, by, point=None):
    root, address = root_of(by), said.get("address", "")
    if isinstance(root, Grid):
        return CasePlace(grid=root, address=address, point=point, is_fallback=True)
    return CasePlace(region=root, address=address, point=point)


def root_of(by):
    """The grid or region that the widest reporting post stands on; a whole city has none that could answer."""
    posts = [post for post in by.scope.holding(P.CASE_REPORT) if post.level and len(post.root_ids) == 1]
    if not posts:
        raise ValidationError({"place": [_("Say where it is: your post is too wide to guess.")]})
    widest = min(posts, key=lambda post: (LEVELS.index(post.level), post.id))
    (root,) = widest.root_ids
    if widest.level == "district_id":
        return Region.objects.get(pk=root)
    return Grid.objects.with_path().get(pk=root)


def reached(by):
    return Grid.objects.within(by.scope, P.CASE_REPORT)


def is_uuid(text):
    try:
        UUID(text)
    except ValueError:
        return False
    return True
