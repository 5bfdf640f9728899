"""Where a case is, said in one of several ways; the first that is known decides (api.md: qr, building, grid, point)."""

from dataclasses import dataclass

from django.contrib.gis.geos import Point

from common.coordinates import to_wgs84
from grids.models import Building, Grid, Region
from grids.places import locate


@dataclass(frozen=True)
class CasePlace:
    """A place as a case keeps it. Without a grid it is marked unplaced and belongs to `region`'s district."""

    grid: Grid | None = None
    building: Building | None = None
    region: Region | None = None
    address: str = ""
    point: Point | None = None
    is_fallback: bool = False  # nobody said where; the grid is only the one that takes it

    @classmethod
    def of_code(cls, qr, address=""):
        """The place a door's code stands for."""
        place = qr.place
        if isinstance(place, Grid):
            return cls.of_grid(place, address)
        if isinstance(place, Building):
            unit = f"{place.address or place.name} {qr.unit}" if qr.unit else ""
            return cls.of_building(place, address or unit)
        words = address or f"{place.address} {place.name}".strip()
        return cls(grid=place.grid, building=place.building, address=words, point=place.point)

    @classmethod
    def of_building(cls, building, address=""):
        grid = building.grid
        words = address or building.address or building.name
        return cls(grid=grid, building=building, address=words, point=building.point)

    @classmethod
    def of_grid(cls, grid, address=""):
        return cls(grid=grid, address=address or grid.name)

    @classmethod
    def of_point(cls, lng, lat, crs="wgs84", address="", root=None):
        """The smallest current grid around a point; outside every grid it falls back to `root`, marked unplaced."""
        grid = locate(lng, lat, crs=crs)
        if grid is None:
            return cls.unknown(root, address)
        return cls(grid=grid, address=address or grid.name, point=Point(*to_wgs84(lng, lat, crs), srid=4326))

    @classmethod
    def unknown(cls, root, address=""):
        """Nobody knows where: the root (a Grid or a Region) that the reporter's post or key belongs to takes it."""
        if isinstance(root, Grid):
            return cls(grid=root, address=address, is_fallback=True)
        return cls(region=root, address=address)

    @property
    def county(self):
        """The six digits of the county, for the case number."""
        return (self.grid.code if self.grid else self.region.code)[:6]

    def put_on(self, case):
        case.building, case.owner_grid = self.building, self.grid
        case.address, case.point = self.address, self.point
        if self.grid:
            case.place_at(self.grid)
        else:
            case.place_in_region(self.region)
