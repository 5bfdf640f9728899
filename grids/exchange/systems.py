"""The coordinate systems a file may be in, and the way from each to WGS 84, which alone is stored."""

import re

from django.contrib.gis.gdal import GDALException
from django.contrib.gis.geos import GEOSException, MultiPolygon, Polygon
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.coordinates import to_wgs84
from common.errors import Refused
from grids.actions.redraw.shapes import polygon_of

FILE, WGS84, CGCS2000 = "file", "4326", "4490"
SHIFTED = ("gcj02", "bd09")
# CGCS 2000 in strips of three degrees: 4513–4533 count their easting from the number of the strip, 4534–4554 do not.
FIRST_ZONE, FIRST_BARE, STRIPS = 4513, 4534, 21
ZONES = {str(FIRST_ZONE + n): (25 + n, 75 + 3 * n) for n in range(STRIPS)}
BARE = {str(FIRST_BARE + n): 75 + 3 * n for n in range(STRIPS)}
IN_ZONE = re.compile(r"CGCS2000[_ ]3[_ -]Degree[_ ]GK[_ ]Zone[_ ](\d+)", re.IGNORECASE)
BY_MERIDIAN = re.compile(r"CGCS2000[_ ]3[_ -]Degree[_ ]GK[_ ]CM[_ ](\d+)E", re.IGNORECASE)


def choices():
    """[(word, label)] for the question on the form."""
    named = [
        (FILE, gettext_lazy("What the file says itself")),
        (WGS84, gettext_lazy("WGS 84, longitude and latitude (GPS)")),
        (CGCS2000, gettext_lazy("CGCS 2000, longitude and latitude")),
        ("gcj02", gettext_lazy("GCJ-02 (Amap, Tencent)")),
        ("bd09", gettext_lazy("BD-09 (Baidu)")),
    ]
    zones = [(code, f"CGCS 2000 3° {zone}, {lng}° E (EPSG:{code})") for code, (zone, lng) in ZONES.items()]
    bare = [(code, f"CGCS 2000 3°, {lng}° E (EPSG:{code})") for code, lng in BARE.items()]
    return named + zones + bare


def system_of(chosen, kind, prj):
    """The system of a file: the chosen one, or what the file says. Refused where it says nothing that is known."""
    if chosen != FILE:
        return chosen
    if kind != "shapefile":
        return WGS84  # RFC 7946 and OGC KML know no other
    if found := IN_ZONE.search(prj):
        code = str(FIRST_ZONE + int(found[1]) - 25)
    elif found := BY_MERIDIAN.search(prj):
        code = str(FIRST_BARE + (int(found[1]) - 75) // 3)
    elif prj.startswith("GEOGCS"):
        code = WGS84 if "WGS" in prj.upper() else CGCS2000 if "2000" in prj else ""
    else:
        code = ""
    if code not in dict(choices()):
        raise Refused(
            _("The file does not say its coordinate system. Ask whoever made it, and choose it here.")
        )
    return code


def in_wgs84(shape, system):
    """GeoJSON of areas in a system as a MultiPolygon in WGS 84. Raises ValueError for what lies off the globe."""
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    try:
        if system in ZONES or system in BARE:
            return from_plane(polygons, int(system))
        crs = system if system in SHIFTED else "wgs84"
        moved = [
            [[to_wgs84(float(one[0]), float(one[1]), crs) for one in ring] for ring in rings]
            for rings in polygons
        ]
        return MultiPolygon([polygon_of([whole(ring) for ring in rings]) for rings in moved], srid=4326)
    except (GDALException, GEOSException, IndexError, TypeError) as wrong:
        raise ValueError("No area.") from wrong


def from_plane(polygons, srid):
    """Metres of a strip in degrees, by PROJ."""
    rings = [
        [whole([(float(one[0]), float(one[1])) for one in ring]) for ring in rings] for rings in polygons
    ]
    flat = MultiPolygon([Polygon(*each) for each in rings], srid=srid)
    moved = flat.transform(4326, clone=True)
    return MultiPolygon([polygon_of(each) for each in moved.coords], srid=4326)


def whole(ring):
    """A ring that ends where it begins."""
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]
