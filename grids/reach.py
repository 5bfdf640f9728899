"""The place of a post as something that has level columns: nobody's power goes beyond the edge of his own."""

from grids.enums import RegionLevel
from grids.models import Department, Grid


def reach_of(place):
    """A Grid with the level columns of a grid, a department or a region. A city lies in no district."""
    if isinstance(place, Grid):
        return place
    if isinstance(place, Department):
        return place.street or Grid(district_id=place.district_id)
    return Grid(district_id=place.pk if place.level == RegionLevel.DISTRICT else None)
