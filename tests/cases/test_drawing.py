"""The sketch of the place."""

import re

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from cases.drawing import HEIGHT, WIDTH, drawn, place_svg
from cases.models import Case
from cases.place import CasePlace
from tests.cast import a_case
from tests.grids.world import square


def shape(x, y):
    return MultiPolygon(square(x, y), srid=4326)


def corners(path):
    return [tuple(map(float, pair.split())) for pair in re.findall(r"[\d.]+ [\d.]+", path)]


def test_the_own_grid_fills_the_box_with_north_up():
    sketch = drawn([shape(0, 0)], [shape(0, 1)], Point(113.3005, 34.8009))

    own, (near,) = corners(sketch["grid_path"]), map(corners, sketch["siblings"])
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in own)
    assert max(y for _x, y in near) == min(y for _x, y in own)
    assert min(y for _x, y in own) < sketch["point"][1] < HEIGHT / 2


def test_a_metre_east_is_as_long_as_a_metre_north():
    box = Polygon.from_bbox((113.3, 34.8, 113.3 + 0.001, 34.8 + 0.001))

    own = corners(drawn([MultiPolygon(box)], [])["grid_path"])

    wide, high = (max(axis) - min(axis) for axis in zip(*own, strict=True))
    assert wide / high == pytest.approx(0.82, abs=0.01)


def test_a_grid_with_a_hole_has_two_rings():
    ring = Polygon(square(0, 0, 3).exterior_ring, square(1, 1).exterior_ring)

    assert drawn([MultiPolygon(ring)], [])["grid_path"].count("M") == 2


def fetched(case):
    return Case.objects.for_lists().get(pk=case.pk)


def test_a_case_lies_in_its_grid_beside_the_others_in_one_statement(town, django_assert_num_queries):
    case = fetched(a_case(town))

    with django_assert_num_queries(1):
        sketch = place_svg(case)

    assert len(sketch["siblings"]) == 1
    assert sketch["label"] == "中心路"


def test_a_grid_without_a_border_is_drawn_by_what_lies_in_it(town):
    case = fetched(a_case(town, place=CasePlace.of_grid(town.here.general)))

    assert place_svg(case)["grid_path"].count("M") == 2


def test_nowhere_is_not_drawn(town, django_assert_num_queries):
    case = fetched(a_case(town, place=CasePlace.unknown(town.ground.district)))

    with django_assert_num_queries(0):
        assert place_svg(case) is None


def test_a_point_is_drawn_where_it_is(town):
    centre = town.here.micro.boundary.centroid
    case = fetched(a_case(town, place=CasePlace.of_point(centre.x, centre.y)))

    x, y = place_svg(case)["point"]

    assert (x, y) == (pytest.approx(WIDTH / 2, abs=1), pytest.approx(HEIGHT / 2, abs=1))


def test_the_sketch_knows_the_way_to_the_map_where_there_is_a_point(town):
    case = fetched(a_case(town))
    case.point = Point(113.30051234, 34.8009)

    assert place_svg(case)["at"] == "113.300512,34.800900"
    case.point = None
    assert place_svg(case)["at"] == ""
