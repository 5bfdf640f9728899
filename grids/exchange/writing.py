"""Areas as a file for other programs: GeoJSON, KML or a zipped shapefile, in WGS 84."""

import io
import json
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import shapefile
from django.contrib.gis.geos import MultiPolygon

PRJ = (
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
)
COLUMNS = ("code", "name", "tier", "parent")
WIDTHS = (18, 240, 10, 18)


@dataclass(frozen=True)
class Area:
    """One area with the words of COLUMNS."""

    code: str
    name: str
    tier: str
    parent: str
    boundary: MultiPolygon

    @property
    def words(self):
        return self.code, self.name, self.tier, self.parent


def of_grid(grid):
    return Area(grid.code, grid.name, grid.tier, grid.parent.code if grid.parent else "", grid.boundary)


def of_region(region):
    """A region with its outline; its tier is its level."""
    above = region.parent.code if region.parent else ""
    return Area(region.code, region.name, region.level, above, region.outline.boundary)


def geojson(areas):
    features = [
        {
            "type": "Feature",
            "id": area.code,
            "properties": dict(zip(COLUMNS, area.words, strict=True)),
            "geometry": json.loads(area.boundary.geojson),
        }
        for area in areas
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def kml(areas):
    marks = "".join(placemark(area) for area in areas)
    head = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f"{head}{marks}</Document></kml>".encode()


def placemark(area):
    data = "".join(
        f"<Data name={quoteattr(column)}><value>{escape(word)}</value></Data>"
        for column, word in zip(COLUMNS, area.words, strict=True)
    )
    polygons = "".join(polygon_of(rings) for rings in area.boundary.coords)
    about = f"<name>{escape(area.name)}</name><ExtendedData>{data}</ExtendedData>"
    return f"<Placemark>{about}<MultiGeometry>{polygons}</MultiGeometry></Placemark>"


def polygon_of(rings):
    outer, *holes = (
        f"<LinearRing><coordinates>{' '.join(f'{x!r},{y!r}' for x, y in ring)}</coordinates></LinearRing>"
        for ring in rings
    )
    inner = "".join(f"<innerBoundaryIs>{hole}</innerBoundaryIs>" for hole in holes)
    return f"<Polygon><outerBoundaryIs>{outer}</outerBoundaryIs>{inner}</Polygon>"


def zipped_shapefile(areas):
    parts = {end: io.BytesIO() for end in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, shapeType=shapefile.POLYGON, encoding="utf-8") as writer:
        for column, width in zip(COLUMNS, WIDTHS, strict=True):
            writer.field(column, "C", size=width)
        for area in areas:
            writer.shape(json.loads(area.boundary.geojson))
            writer.record(*area.words)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for end, part in parts.items():
            archive.writestr(f"grids.{end}", part.getvalue())
        archive.writestr("grids.prj", PRJ)
        archive.writestr("grids.cpg", "UTF-8")
    return packed.getvalue()


FORMATS = {
    "geojson": (geojson, "application/geo+json", "geojson"),
    "kml": (kml, "application/vnd.google-earth.kml+xml", "kml"),
    "shapefile": (zipped_shapefile, "application/zip", "zip"),
}
