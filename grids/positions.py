"""Which positions a place has, and whether one stands there."""

from django.utils.translation import gettext as _

from common.errors import Refused
from grids.enums import RegionLevel
from grids.models import Department, Grid, Position
from grids.models.position import CITY, DEPARTMENT, DISTRICT


def kind_of(place):
    """The word of Position.stands_on for a grid, a region or a department."""
    if isinstance(place, Grid):
        return place.tier
    if isinstance(place, Department):
        return DEPARTMENT
    return CITY if place.level == RegionLevel.CITY else DISTRICT


def region_of(place):
    """The region whose titles count at a place."""
    if isinstance(place, Grid):
        return place.region
    if isinstance(place, Department):
        return place.street.region if place.street_id else place.district
    return place


def positions_at(place):
    """The titles that may stand at a place, in their order. One query, and those for the place's region."""
    kind = kind_of(place)
    return [one for one in Position.objects.of(region_of(place)) if kind in one.stands_on]


def check_position(position, place):
    """Refuse a title that does not stand at a place, or is another place's."""
    if not position.is_active or kind_of(place) not in position.stands_on:
        raise Refused(_("This position does not stand here. Choose another one."))
    if position.pk not in {one.pk for one in positions_at(place)}:
        raise Refused(_("This position does not stand here. Choose another one."))
