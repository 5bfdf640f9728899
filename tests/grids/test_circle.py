"""Which doors have a kind of place within a walk, and which have not."""

import pytest
from django.utils.timezone import localdate

from grids.circle import FARTHEST, drawn, figures_of, gaps_in, whole_of
from grids.kinds import PlaceKind
from grids.models import Building
from tests.grids.doors import a_site
from tests.grids.world import building

pytestmark = pytest.mark.django_db
DEGREE = 110_950  # metres of a degree northward there
LNG, LAT = 113.3, 34.8


def door(grid, number, metres, **facts):
    """A building so many metres north of a corner."""
    return building(grid, number, point=at(metres), **facts)


def at(metres):
    return f"SRID=4326;POINT({LNG} {LAT + metres / DEGREE})"


@pytest.fixture
def street(ground):
    """Three doors at 0, 400 and 1,000 metres, and one whose point nobody knows; a clinic at 100."""
    for number, metres, homes in ((1, 0, 30), (2, 400, 20), (3, 1000, 50)):
        door(ground.here.micro, number, metres, household_count=homes)
    building(ground.here.micro, 4, household_count=7)
    a_site(ground.here.micro, "卫生室𠮷", "clinic", point=at(100))
    return ground.here.street


def gaps(grid, kind=PlaceKind.CLINIC, walk=500, **facts):
    return gaps_in(grid, kind, walk=walk, on=localdate(), **facts)


def figure(grid, kind, walk=500):
    found = figures_of(grid, whole_of(grid, on=localdate()), walk=walk, on=localdate())
    return next((one.places, one.doors, one.homes, one.share) for one in found if one.kind == kind)


def test_what_is_counted_and_what_is_not_known(street):
    whole = whole_of(street, on=localdate())

    assert (whole.doors, whole.homes, whole.unknown_doors, whole.unknown_homes) == (3, 100, 1, 7)


@pytest.mark.parametrize(
    ("walk", "far"), [(890, ["3 号楼"]), (910, []), (290, ["2 号楼", "3 号楼"]), (310, ["3 号楼"])]
)
def test_a_door_is_too_far_by_metres(street, walk, far):
    assert [one.name for one in gaps(street, walk=walk)] == far


def test_it_says_how_far_the_nearest_is_even_beyond_the_walk(street):
    (one,) = gaps(street)

    assert one.metres == pytest.approx(900, abs=3)
    assert (one.nearest, one.homes) == ("卫生室𠮷", 50)


def test_where_nobody_knows_of_any_all_doors_are_without(street):
    assert [(one.name, one.metres) for one in gaps(street, PlaceKind.MARKET)] == [
        ("1 号楼", None),
        ("2 号楼", None),
        ("3 号楼", None),
    ]
    assert figure(street, PlaceKind.MARKET) == (0, 3, 100, 100)


def test_the_figures_agree_with_the_list(street):
    assert figure(street, PlaceKind.CLINIC) == (1, 1, 50, 50)


def test_a_place_beyond_the_edge_counts_and_one_that_has_ended_does_not(street, ground):
    a_site(ground.next.micro, "邻街市场", "market", point=at(-300))
    gone = a_site(ground.here.micro, "旧市场", "market", point=at(1000))
    type(gone).objects.filter(pk=gone.pk).update(valid_to=localdate())

    assert [one.name for one in gaps(street, PlaceKind.MARKET)] == ["2 号楼", "3 号楼"]


def test_only_the_doors_of_the_grid_are_asked(street, ground):
    door(ground.here.micro5, 5, 0)

    assert [one.name for one in gaps(ground.here.total, PlaceKind.SHOP)] == ["1 号楼", "2 号楼", "3 号楼"]
    assert [one.name for one in gaps(ground.here.total2, PlaceKind.SHOP)] == ["5 号楼"]


def test_a_page_goes_on_where_the_last_one_ended(street):
    first, second = gaps(street, PlaceKind.MARKET, most=2)

    assert [one.name for one in gaps(street, PlaceKind.MARKET, past=second.code)] == ["3 号楼"]
    assert first.code < second.code


def test_what_is_drawn(street):
    found = [one["properties"]["look"] for one in drawn(street, PlaceKind.CLINIC, walk=500, on=localdate())]

    assert sorted(found) == ["gap", "place", "reached"]
    Building.objects.update(point=None)
    assert drawn(street, PlaceKind.CLINIC, walk=FARTHEST, on=localdate()) == []


def test_each_question_is_one_statement(street, django_assert_num_queries):
    for ask in (gaps, lambda grid: figure(grid, PlaceKind.SHOP)):
        with django_assert_num_queries(1 if ask is gaps else 2):
            ask(street)
