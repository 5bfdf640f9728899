"""Borders sewn together: what nearly touches shares its corners afterwards."""

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from hypothesis import given, settings
from hypothesis import strategies as st

from grids.sewing import sew

LNG, LAT = 113.3, 34.8
METRE = 1 / 111_320


def shape(*corners):
    """A polygon by metres east and north of the corner of the world (lengths east are a fifth shorter)."""
    ring = tuple((LNG + x * METRE, LAT + y * METRE) for x, y in corners)
    return ((ring + ring[:1],),)


def area(one):
    return geos(one).area / METRE**2


def geos(one):
    return MultiPolygon([Polygon(*polygon) for polygon in one], srid=4326)


def overlap(one, other):
    return geos(one).intersection(geos(other)).area / METRE**2


def together(*shapes):
    """How many pieces they are together, and how many holes those have."""
    union = geos(shapes[0])
    for one in shapes[1:]:
        union = union.union(geos(one))
    pieces = list(union) if union.geom_type == "MultiPolygon" else [union]
    return len(pieces), sum(len(piece) - 1 for piece in pieces)


WEST = shape((0, 0), (100, 0), (100, 100), (0, 100))


def test_a_corner_comes_to_the_corner_that_stays():
    moved = shape((100.4, 0.3), (200, 0), (200, 100), (99.7, 99.8))

    sewn, more = sew({"east": moved}, {"west": WEST})

    assert more == {}
    assert overlap(sewn["east"], WEST) == 0
    assert together(sewn["east"], WEST) == (1, 0)


def test_a_corner_on_a_line_is_put_into_that_line():
    moved = shape((100.2, 40), (200, 40), (200, 60), (99.9, 60))

    sewn, more = sew({"east": moved}, {"west": WEST})

    shared = set(more["west"][0][0]) & set(sewn["east"][0][0])
    assert len(shared) == 2
    assert overlap(sewn["east"], more["west"]) == 0
    assert abs(area(more["west"]) - area(WEST)) < 1


def test_a_corner_that_stays_is_put_into_the_moving_line():
    stays = shape((100, 50), (200, 50), (200, 100), (100, 100))
    moved = shape((0, 0), (100.3, 0), (100.3, 100.2), (0, 100))

    sewn, _more = sew({"west": moved}, {"east": stays})

    assert overlap(sewn["west"], stays) == 0
    assert set(stays[0][0]) & set(sewn["west"][0][0]) == {stays[0][0][0], stays[0][0][3]}


def test_two_that_move_meet_in_one_corner():
    one = shape((0, 0), (100, 0), (120, 100), (0, 100))
    other = shape((100.5, 0.2), (200, 0), (200, 100), (119.6, 100.1))

    sewn, _more = sew({"one": one, "other": other}, {})

    assert overlap(sewn["one"], sewn["other"]) == 0
    assert together(sewn["one"], sewn["other"]) == (1, 0)


def test_what_lies_farther_away_stays_where_it_was_drawn():
    moved = shape((105, 0), (200, 0), (200, 100), (105, 100))

    sewn, more = sew({"east": moved}, {"west": WEST})

    assert more == {}
    assert area(sewn["east"]) == pytest.approx(area(moved), abs=0.1)


def test_the_same_corner_with_another_last_digit_is_one_corner():
    """So it is written where boundaries were reckoned: 113.30999999999999 is 113.31."""
    lng = 113.31
    less = lng - 2e-14
    stays = {
        "one": shape_at((lng, 34.801), (113.312, 34.801), (113.312, 34.802), (lng, 34.802)),
        "other": shape_at((113.308, 34.801), (less, 34.801), (less, 34.802), (113.308, 34.802)),
    }
    moved = shape_at((113.308, 34.8), (113.312, 34.8), (113.312, 34.801), (113.308, 34.801))

    sewn, _more = sew({"below": moved}, stays)

    assert geos(sewn["below"]).valid
    assert len(sewn["below"][0][0]) == 6


def shape_at(*ring):
    return ((ring + ring[:1],),)


def test_a_hole_is_kept():
    ring = WEST[0][0]
    hole = shape((20, 20), (40, 20), (40, 40), (20, 40))[0][0]

    sewn, _more = sew({"one": ((ring, hole),)}, {})

    assert len(sewn["one"][0]) == 2
    assert area(sewn["one"]) == pytest.approx(9600, abs=0.1)


offsets = st.tuples(st.floats(-0.4, 0.4), st.floats(-0.4, 0.4))


@settings(max_examples=150, deadline=None)
@given(st.lists(offsets, min_size=9, max_size=9), st.data())
def test_four_sloppy_squares_cover_their_ground_without_overlap_or_gap(shifts, data):
    """Each square has its own idea of the nine corners, up to 40 cm off; some stay, the others move."""

    def mine(x, y, dx, dy):
        sx, sy = shifts[3 * y + x]
        jitter = data.draw(offsets)
        return 100 * x + sx + jitter[0] * dx, 100 * y + sy + jitter[1] * dx

    squares = {}
    for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):
        moves = (x, y) != (0, 0)
        around = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1))
        squares[x, y] = shape(*(mine(*corner, int(moves), 0) for corner in around))
    fixed = {(0, 0): squares.pop((0, 0))}

    sewn, more = sew(squares, fixed)

    whole = [*sewn.values(), more.get((0, 0), fixed[0, 0])]
    assert together(*whole) == (1, 0)
    assert sum(overlap(one, other) for one in whole for other in whole if one is not other) < 1e-6
