from math import cos, hypot, inf, nan, radians

import pytest

from common.coordinates import gcj02, to_wgs84

# Shangjie's square, Beijing's, Kashgar, Sanya: the shift differs over the country.
PLACES = [(113.3087, 34.8086), (116.3913, 39.9075), (75.9891, 39.4677), (109.5082, 18.2479)]


def metres(one, two):
    east = (one[0] - two[0]) * 111_320 * cos(radians(one[1]))
    return hypot(east, (one[1] - two[1]) * 110_574)


@pytest.mark.parametrize("place", PLACES)
def test_gcj02_comes_back_to_a_centimetre(place):
    shown = gcj02(*place)

    assert 50 < metres(shown, place) < 1000
    assert metres(to_wgs84(*shown, "gcj02"), place) < 0.01


def test_a_published_pair_of_gcj02():
    assert metres(gcj02(116.404, 39.915), (116.41024449916938, 39.91640428150164)) < 0.01


def test_a_published_pair_of_bd09():
    """Baidu's own shift of the same spot: 116.404, 39.915 in BD-09 is 116.39762729, 39.90865674 in GCJ-02."""
    assert metres(gcj02(*to_wgs84(116.404, 39.915, "bd09")), (116.39762729119315, 39.90865673957631)) < 1


def test_wgs84_stays_and_nothing_is_shifted_abroad():
    assert to_wgs84(113.3, 34.8, "wgs84") == (113.3, 34.8)
    assert to_wgs84(2.35, 48.85, "gcj02") == (2.35, 48.85)


@pytest.mark.parametrize(
    ("lng", "lat", "crs"),
    [(181, 0, "wgs84"), (0, 91, "wgs84"), (nan, 0, "gcj02"), (0, inf, "bd09"), (113, 34, "mars")],
)
def test_what_is_no_place_is_refused(lng, lat, crs):
    with pytest.raises(ValueError, match=r"globe|coordinate system"):
        to_wgs84(lng, lat, crs)
