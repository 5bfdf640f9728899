from grids.models.access_record import AccessRecord
from grids.models.api_key import ApiKey
from grids.models.building import Building
from grids.models.calendar import Calendar, CalendarDay
from grids.models.department import Department
from grids.models.grid import Grid
from grids.models.officer import Officer
from grids.models.placed import LEVEL_COLUMNS, Placed, district_of, levels_of
from grids.models.post import Post
from grids.models.qr_code import QrCode
from grids.models.region import Region

__all__ = [
    "LEVEL_COLUMNS",
    "AccessRecord",
    "ApiKey",
    "Building",
    "Calendar",
    "CalendarDay",
    "Department",
    "Grid",
    "Officer",
    "Placed",
    "Post",
    "QrCode",
    "Region",
    "district_of",
    "levels_of",
]
