"""Map files as cities send them, and as nobody should."""

import io
import json
import zipfile

import shapefile
from django.core.files.uploadedfile import SimpleUploadedFile

GK_114 = (
    'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["x"]]]'
)


def geojson(*rows):
    """A collection of (properties, shape)."""
    features = [
        {"type": "Feature", "properties": words, "geometry": shape and json.loads(shape.geojson)}
        for words, shape in rows
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def kml(*rows):
    marks = "".join(
        f"<Placemark><name>{words['name']}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        f"{' '.join(f'{x},{y},0' for x, y in shape.coords[0])}"
        "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        for words, shape in rows
    )
    return f'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{marks}</Document></kml>'.encode()


def zipped(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return packed.getvalue()


def shp(*rows, prj="", coding="gb18030", cpg=""):
    parts = {end: io.BytesIO() for end in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, shapeType=shapefile.POLYGON, encoding=coding) as writer:
        for column in rows[0][0]:
            writer.field(column, "C", size=60)
        for words, shape in rows:
            writer.shape(json.loads(shape.geojson))
            writer.record(*words.values())
    members = {f"网格/grids.{end}": part.getvalue() for end, part in parts.items()}
    members |= {"网格/grids.prj": prj} if prj else {}
    return zipped(members | ({"网格/grids.cpg": cpg} if cpg else {}))


def upload(body, name="网格.geojson"):
    return SimpleUploadedFile(name, body)
