"""Grids as a file for other programs: GeoJSON, KML or a zipped shapefile, in WGS 84."""

import io
import json
import zipfile
from xml.sax.saxutils import escape, quoteattr

import shapefile

PRJ = (
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
)
COLUMNS = ("code", "name", "tier", "parent")
WIDTHS = (18, 240, 10, 18)


def words_of(grid):
    return grid.code, grid.name, grid.tier, grid.parent.code if grid.parent else ""


def geojson(grids):
    features = [
        {
            "type": "Feature",
            "id": grid.code,
            "properties": dict(zip(COLUMNS, words_of(grid), strict=True)),
            "geometry": json.loads(grid.boundary.geojson),
        }
        for grid in grids
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def kml(grids):
    marks = "".join(placemark(grid) for grid in grids)
    head = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f"{head}{marks}</Document></kml>".encode()


def placemark(grid):
    data = "".join(
        f"<Data name={quoteattr(column)}><value>{escape(word)}</value></Data>"
        for column, word in zip(COLUMNS, words_of(grid), strict=True)
    )
    areas = "".join(polygon_of(rings) for rings in grid.boundary.coords)
    about = f"<name>{escape(grid.name)}</name><ExtendedData>{data}</ExtendedData>"
    return f"<Placemark>{about}<MultiGeometry>{areas}</MultiGeometry></Placemark>"


def polygon_of(rings):
    outer, *holes = (
        f"<LinearRing><coordinates>{' '.join(f'{x!r},{y!r}' for x, y in ring)}</coordinates></LinearRing>"
        for ring in rings
    )
    inner = "".join(f"<innerBoundaryIs>{hole}</innerBoundaryIs>" for hole in holes)
    return f"<Polygon><outerBoundaryIs>{outer}</outerBoundaryIs>{inner}</Polygon>"


def zipped_shapefile(grids):
    parts = {end: io.BytesIO() for end in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, shapeType=shapefile.POLYGON, encoding="utf-8") as writer:
        for column, width in zip(COLUMNS, WIDTHS, strict=True):
            writer.field(column, "C", size=width)
        for grid in grids:
            writer.shape(json.loads(grid.boundary.geojson))
            writer.record(*words_of(grid))
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
