"""What hangs on doors and stands behind them, straight into the tables."""

from datetime import timedelta

from django.utils.timezone import localdate

from grids.models import Notice, Place, Unit, levels_of
from tests.grids.world import AT


def a_unit(door, number=1):
    unit = Unit(building=door, code=f"{door.code}{number:02d}", number=number, name=f"{number} 单元")
    unit.place_at(door.grid)
    unit.save()
    return unit


def a_site(grid, name="党群驿站", kind="station", **facts):
    site = Place(kind=kind, name=name, changed_at=AT, **facts)
    site.place_at(grid)
    site.save()
    return site


def a_notice(grid, **facts):
    today = localdate()
    known = {
        "title": "停水通知",
        "words": "明天上午停水。",
        "starts_on": today,
        "ends_on": today + timedelta(days=3),
    }
    return Notice.objects.create(written_at=AT, **levels_of(grid) | known | facts)
