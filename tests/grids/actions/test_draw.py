import pytest

from common.errors import Refused
from grids.actions.draw import draw_boundary
from grids.enums import Role
from grids.places import locate
from tests.grids.world import AT, CLOCK, DAY, actor, square

pytestmark = pytest.mark.django_db


def test_a_grid_without_a_boundary_gets_one(ground):
    drawn = draw_boundary(ground.here.general, boundary=square(0, 0, 2), by=CLOCK, at=AT)

    assert drawn.boundary.geom_type == "MultiPolygon"
    assert drawn.changed_at == AT
    assert locate(113.3005, 34.8005, on=DAY) == ground.here.micro


def test_a_boundary_is_not_redrawn(ground):
    with pytest.raises(Refused):
        draw_boundary(ground.here.micro, boundary=square(0, 0, 2), by=CLOCK, at=AT)


def test_only_an_administrator_of_the_place_draws(ground):
    for by in (actor(ground.here.street, Role.LEADER), actor(ground.next.street, Role.ADMINISTRATOR)):
        with pytest.raises(Refused):
            draw_boundary(ground.here.general, boundary=square(0, 0, 2), by=by, at=AT)
