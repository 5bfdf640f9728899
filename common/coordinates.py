"""Coordinates of Chinese maps to WGS-84. Pure.

GCJ-02 shifts by a smooth function of the place, BD-09 by a second one on top: their inverse is found by stepping back
until it fits (under a tenth of a millimetre in a few steps). Outside China GCJ-02 does not shift.
"""

from math import atan2, cos, hypot, isfinite, pi, radians, sin, sqrt

AXIS = 6378245.0  # Krasovsky 1940
ECCENTRICITY = 0.00669342162296594323
BAIDU = pi * 3000 / 180
CHINA = (72.004, 0.8293, 137.8347, 55.8271)
STEPS = 6


def to_wgs84(lng, lat, crs):
    """(lng, lat) in WGS-84 from "wgs84", "gcj02" or "bd09". Raises ValueError for anything else or off the globe."""
    if not (isfinite(lng) and isfinite(lat) and -180 <= lng <= 180 and -90 <= lat <= 90):
        raise ValueError("A longitude or latitude off the globe.")
    if crs == "wgs84":
        return lng, lat
    if crs == "gcj02":
        return unshifted(lng, lat, gcj02)
    if crs == "bd09":
        return unshifted(lng, lat, bd09)
    raise ValueError(f"An unknown coordinate system: {crs}")


def unshifted(lng, lat, shift):
    true_lng, true_lat = lng, lat
    for _step in range(STEPS):
        seen_lng, seen_lat = shift(true_lng, true_lat)
        true_lng, true_lat = true_lng + lng - seen_lng, true_lat + lat - seen_lat
    return true_lng, true_lat


def bd09(lng, lat):
    """WGS-84 as BD-09 shows it: for drawing on Baidu's map."""
    x, y = gcj02(lng, lat)
    length = hypot(x, y) + 0.00002 * sin(y * BAIDU)
    angle = atan2(y, x) + 0.000003 * cos(x * BAIDU)
    return length * cos(angle) + 0.0065, length * sin(angle) + 0.006


def gcj02(lng, lat):
    """WGS-84 as GCJ-02 shows it: for drawing on a Chinese map."""
    west, south, east, north = CHINA
    if not (west <= lng <= east and south <= lat <= north):
        return lng, lat
    x, y = lng - 105.0, lat - 35.0
    bend = 1 - ECCENTRICITY * sin(radians(lat)) ** 2
    north_by = northward(x, y) * 180 / (AXIS * (1 - ECCENTRICITY) / (bend * sqrt(bend)) * pi)
    east_by = eastward(x, y) * 180 / (AXIS / sqrt(bend) * cos(radians(lat)) * pi)
    return lng + east_by, lat + north_by


def waves(u, *steps):
    return sum(size * sin(u * turn * pi) for size, turn in steps) * 2 / 3


def northward(x, y):
    flat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    return flat + waves(x, (20, 6), (20, 2)) + waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))


def eastward(x, y):
    flat = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    return flat + waves(x, (20, 6), (20, 2), (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
