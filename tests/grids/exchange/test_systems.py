"""From the system of a file to WGS 84."""

import json

import pytest

from common.coordinates import bd09, gcj02
from common.errors import Refused
from grids.exchange.systems import BARE, ZONES, choices, in_wgs84, system_of
from tests.grids.exchange.files import GK_114
from tests.grids.world import box

AREA = box(0, 0, 1, 1)


def shape_of(area):
    return json.loads(area.geojson)


@pytest.mark.parametrize(
    ("kind", "prj", "system"),
    [
        ("geojson", "", "4326"),
        ("kml", "", "4326"),
        ("shapefile", GK_114, "4547"),
        ("shapefile", 'PROJCS["CGCS2000_3_Degree_GK_Zone_38",…', "4526"),
        ("shapefile", 'PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 114E"', ""),
        ("shapefile", 'GEOGCS["GCS_WGS_1984"', "4326"),
        ("shapefile", 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"', "4490"),
        ("shapefile", "", ""),
        ("shapefile", 'PROJCS["CGCS2000_3_Degree_GK_CM_900E"', ""),
    ],
)
def test_what_a_file_says_of_itself(kind, prj, system):
    if system:
        assert system_of("file", kind, prj) == system
    else:
        with pytest.raises(Refused):
            system_of("file", kind, prj)
    assert system_of("gcj02", kind, prj) == "gcj02"


@pytest.mark.parametrize("system", ["4326", "4490"])
def test_degrees_stay(system):
    assert in_wgs84(shape_of(AREA), system).equals_exact(type(in_wgs84(shape_of(AREA), "4326"))(AREA), 1e-9)


@pytest.mark.parametrize(("system", "shift"), [("gcj02", gcj02), ("bd09", bd09)])
def test_shifted_degrees_come_back(system, shift):
    ring = [shift(*corner) for corner in AREA.coords[0]]

    found = in_wgs84({"type": "Polygon", "coordinates": [ring]}, system)

    assert found[0].equals_exact(AREA, 1e-6)


@pytest.mark.parametrize("system", ["4547", "4526"])
def test_metres_of_a_strip_come_back(system):
    """4547: 114° E; 4526: the same with the number of the strip, 38, before the easting."""
    flat = AREA.clone()
    flat.srid = 4326
    flat.transform(int(system))
    assert flat.coords[0][0][0] > (38_000_000 if system == "4526" else 400_000)

    found = in_wgs84(shape_of(flat), system)

    assert found[0].equals_exact(AREA, 1e-8)


def test_every_strip_is_offered():
    assert len(ZONES) == len(BARE) == 21
    assert {"4513", "4533", "4534", "4554"} <= set(dict(choices()))
    assert (ZONES["4526"], BARE["4547"]) == ((38, 114), 114)


@pytest.mark.parametrize(
    ("shape", "system"),
    [
        ({"type": "Polygon", "coordinates": [[[500, 1], [2, 2], [3, 3], [500, 1]]]}, "4326"),
        ({"type": "Polygon", "coordinates": [[["x", 1], [2, 2], [3, 3]]]}, "4326"),
        ({"type": "Polygon", "coordinates": [[]]}, "4326"),
        ({"type": "Polygon", "coordinates": 7}, "4490"),
        ({"type": "Polygon", "coordinates": [[[1, 1], [2, 2]]]}, "gcj02"),
        ({"type": "Polygon", "coordinates": [[[1e300, 1e300], [1e301, 2], [3, 3]]]}, "4547"),
    ],
)
def test_what_is_nowhere_is_no_area(shape, system):
    with pytest.raises(ValueError, match=r"."):
        in_wgs84(shape, system)
