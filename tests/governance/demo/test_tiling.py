from collections import Counter
from itertools import combinations
from random import Random

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from governance.demo.plots import building_points
from governance.demo.tiling import Ground, Plot, lay_out, west_to_east

GROUND = Ground(lng=113.30, lat=34.80, width=2600, height=2200)


def plan():
    def general(micros):
        return Plot("general", micros, tuple(Plot("micro", 1) for _ in range(micros)))

    def total(micros, key):
        market = (Plot("dedicated", 1.2, key="market"),) if key == "b" else ()
        generals = tuple(general(count) for count in micros)
        return Plot("total", sum(micros) + len(market), generals[:2] + market + generals[2:], key)

    totals = (total([4, 5, 3], "a"), total([4, 4, 4, 4], "b"), total([3, 6, 4], "c"))
    return Plot("street", sum(t.weight for t in totals), totals)


def shape(parcel):
    return Polygon([GROUND.to_metres(point) for point in parcel.closed])


@pytest.fixture(scope="module", params=[1, 7, 410106003])
def street(request):
    return lay_out(plan(), GROUND, seed=request.param)


def test_every_plot_becomes_a_parcel(street):
    tiers = Counter(parcel.tier for parcel in street.walk())

    assert tiers == {"street": 1, "total": 3, "general": 10, "dedicated": 1, "micro": 41}
    assert {parcel.key for parcel in street.children} == {"a", "b", "c"}


def test_children_are_exactly_their_parent(street):
    for parent in (parcel for parcel in street.walk() if parcel.children):
        together = MultiPolygon([shape(child) for child in parent.children]).unary_union

        assert together.geom_type == "Polygon"
        assert shape(parent).sym_difference(together).area < 0.01


def test_no_two_parcels_of_a_kind_overlap(street):
    leaves = [shape(parcel) for parcel in street.walk() if not parcel.children]

    assert all(leaf.valid for leaf in leaves)
    assert max(a.intersection(b).area for a, b in combinations(leaves, 2)) < 0.01


def test_a_parcel_has_land_by_its_weight_and_is_not_a_sliver(street):
    leaves = [shape(parcel) for parcel in street.walk() if parcel.tier == "micro"]
    mean = sum(leaf.area for leaf in leaves) / len(leaves)

    assert all(0.6 * mean < leaf.area < 1.5 * mean for leaf in leaves)
    assert all(12.57 * leaf.area / leaf.length**2 > 0.35 for leaf in leaves)


def test_the_same_seed_is_the_same_street():
    again = [lay_out(plan(), GROUND, seed=5).points for _ in range(2)]

    assert again[0] == again[1] != lay_out(plan(), GROUND, seed=6).points


def test_parcels_are_numbered_in_rows_from_the_north_west():
    class At:
        def __init__(self, x, y):
            self.centre = (x, y)

    south_east, north_west, north_east, south_west = At(2, 0), At(0, 2.1), At(2, 1.9), At(0, 0.1)

    rows = west_to_east([south_east, north_east, south_west, north_west])

    assert rows == [north_west, north_east, south_west, south_east]


def test_buildings_stand_inside_their_grid_and_apart(street):
    rng = Random(3)
    for parcel in (parcel for parcel in street.walk() if parcel.tier == "micro"):
        points = [Point(*GROUND.to_metres(p)) for p in building_points(parcel, GROUND, count=4, rng=rng)]

        assert all(shape(parcel).contains(point) for point in points)
        assert min(a.distance(b) for a, b in combinations(points, 2)) > 10
