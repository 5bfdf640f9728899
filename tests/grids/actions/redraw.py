"""What the tests of redrawing share: today, and the verbs as somebody of the district says them."""

from datetime import timedelta

import pytest
from django.contrib.gis.geos import Point

from grids.actions.redraw.decide import decide, preview
from grids.actor import Actor
from grids.enums import Role
from grids.models import Grid
from tests.grids.world import AT, DAY, building, post

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def surveyor(ground):
    """Who may redraw the district."""
    return Actor.of(post(ground.district, Role.ADMINISTRATOR).officer, DAY)


def redraw(kind, grid, by, *, on=DAY, reason="居民会议通过", at=AT, **facts):
    return decide(kind, now(grid), effective_on=on, reason=reason, facts=facts, by=by, at=at)


def look(kind, grid, by, *, on=DAY, at=AT, **facts):
    return preview(kind, now(grid), effective_on=on, facts=facts, by=by, at=at)


def now(grid):
    """The grid as it is by now."""
    return Grid.objects.get(pk=grid.pk)


def door(grid, number, x, y, households=10):
    """A building at x, y thousandths of a degree from the corner of the world."""
    point = Point(113.3 + x / 1000, 34.8 + y / 1000, srid=4326)
    return building(grid, number, point=point, household_count=households)
