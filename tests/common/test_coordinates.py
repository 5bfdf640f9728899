from math import cos, hypot, inf, nan, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.coordinates import bd09, gcj02, to_wgs84

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


# Made with gcoord 1.0.7 (npm), which the browser uses: (WGS-84, its GCJ-02, its BD-09).
FIGURES = [
    ((113.3087, 34.8086), (113.31509598277567, 34.80770278080107), (113.32163101939877, 34.81361545222235)),
    ((116.3913, 39.9075), (116.39754118159271, 39.90890127616531), (116.40391394350723, 39.91524466370509)),
    ((75.9891, 39.4677), (75.99205259545595, 39.46792405788911), (75.99855480668629, 39.47389415564539)),
    ((109.5082, 18.2479), (109.51229465201837, 18.246207534442775), (109.51884473436448, 18.251945802876918)),
    ((121.4737, 31.2304), (121.47822305927693, 31.22845773757727), (121.484781468503, 31.234310593689997)),
    ((87.6168, 43.8256), (87.61964994946926, 43.82680539311119), (87.62609977081571, 43.83294979479329)),
    ((126.6424, 45.7569), (126.64836984833586, 45.75885104742141), (126.65499927451144, 45.764545477618164)),
    ((103.8343, 36.0611), (103.83670310913949, 36.060772717206014), (103.84323953932957, 36.06666535070428)),
]


@pytest.mark.parametrize(("true", "amap", "baidu"), FIGURES)
def test_the_figures_of_gcoord(true, amap, baidu):
    assert gcj02(*true) == pytest.approx(amap, abs=1e-9)
    assert bd09(*true) == pytest.approx(baidu, abs=1e-9)


@pytest.mark.parametrize(("true", "amap", "baidu"), FIGURES)
def test_there_and_back_is_the_same_place_to_a_millionth_of_a_degree(true, amap, baidu):
    assert to_wgs84(*amap, "gcj02") == pytest.approx(true, abs=1e-9)
    assert to_wgs84(*baidu, "bd09") == pytest.approx(true, abs=1e-8)


@given(st.floats(73, 135), st.floats(4, 53))
def test_there_and_back_all_over_the_country(lng, lat):
    assert to_wgs84(*gcj02(lng, lat), "gcj02") == pytest.approx((lng, lat), abs=1e-6)
    assert to_wgs84(*bd09(lng, lat), "bd09") == pytest.approx((lng, lat), abs=1e-6)
