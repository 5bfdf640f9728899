from datetime import date

import pytest

from common.coordinates import gcj02
from grids.actions.tree import add_grid, end_grid
from grids.enums import Tier
from grids.models import Grid
from grids.places import locate, nearest
from tests.grids.world import AT, CLOCK, DAY, multi, square

pytestmark = pytest.mark.django_db


def at(x, y):
    """Thousandths of a degree east and north of the ground's corner."""
    return 113.3 + x / 1000, 34.8 + y / 1000


@pytest.mark.parametrize(
    ("x", "y", "name"),
    [
        (0.5, 0.5, "micro"),
        (1.5, 0.5, "micro2"),
        (0.5, 1.5, "micro3"),
        (2.5, 0.5, "micro5"),
        (2.5, 1.5, "dedicated"),
    ],
)
def test_a_point_lies_in_its_grid(ground, x, y, name):
    assert locate(*at(x, y), on=DAY) == getattr(ground.here, name)


def test_a_point_on_a_border_belongs_to_one_grid_always_the_same(ground):
    assert locate(*at(1, 0.5), on=DAY) == ground.here.micro
    assert locate(*at(1, 1), on=DAY) == ground.here.micro


def test_a_border_between_a_micro_and_a_dedicated_grid_belongs_to_the_deeper(ground):
    assert locate(*at(2.5, 1), on=DAY) == ground.here.micro5


def test_a_corner_of_the_outer_edge_still_belongs(ground):
    assert locate(*at(0, 0), on=DAY) == ground.here.micro


def test_outside_lies_nowhere(ground):
    assert locate(*at(-1, 0.5), on=DAY) is None
    assert locate(0, 0, on=DAY) is None


def test_a_grid_that_ended_or_has_not_begun_holds_nothing(ground):
    end_grid(ground.here.micro, on=DAY, by=CLOCK, at=AT)
    facts = {"tier": Tier.MICRO, "name": "新", "boundary": square(0, 0), "by": CLOCK, "at": AT}
    later = add_grid(ground.here.general, valid_from=date(2025, 7, 1), **facts)

    assert locate(*at(0.5, 0.5), on=date(2025, 6, 1)) == ground.here.micro
    assert locate(*at(0.5, 0.5), on=DAY) is None
    assert locate(*at(0.5, 0.5), on=date(2025, 7, 1)) == later


def test_a_point_of_a_chinese_map_is_put_right_first(ground):
    shown = gcj02(*at(0.5, 0.5))

    assert locate(*shown, crs="gcj02", on=DAY) == ground.here.micro
    assert locate(*shown, crs="wgs84", on=DAY) != ground.here.micro


def test_a_place_and_its_path_cost_one_query(ground, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = locate(*at(0.5, 0.5), on=DAY)
        names = [grid.name for grid in found.path]

    assert names == ["near街道", "朝阳街", "第一网格", "一号院"]


def test_the_nearest_grid_of_a_point_outside(ground):
    found = nearest(*at(-1, 0.5), on=DAY)

    assert found.name == "一号院"
    assert found.distance == pytest.approx(91.5, abs=0.5)  # a thousandth of a degree at 34.8° north


def test_a_point_inside_has_no_distance(ground):
    found = nearest(*gcj02(*at(1.5, 1.5)), crs="gcj02", on=DAY)

    assert (found.name, found.distance) == ("四号院", 0)


def test_nearest_is_meant_in_metres(ground):
    """0.9 thousandths of a degree to the north are 100 m, 1.0 to the east are 91."""
    north, east = ground.here.micro, ground.here.micro2
    Grid.objects.filter(pk=north.pk).update(boundary=multi(square(-10.2, -9.1, 0.4)))
    Grid.objects.filter(pk=east.pk).update(boundary=multi(square(-9, -10.2, 0.4)))

    assert nearest(*at(-10, -10), on=DAY) == east
    assert nearest(*at(-10, -10), on=DAY, among=Grid.objects.filter(pk=north.pk)) == north
    assert nearest(*at(-10, -10), on=DAY, among=Grid.objects.none()) is None


def test_nearest_by_index(ground, django_assert_num_queries):
    with django_assert_num_queries(1):
        nearest(*at(-1, 0.5), on=DAY)
