"""The process that opens a stranger's map file. Run as a script by grids.exchange.reading; knows nothing of Django.

It limits itself, tells the three formats apart by their first bytes, looks at an archive before anything is unpacked,
and reads by Python alone: no driver, no network, no entity of XML.

    python child.py < FILE      → {"kind": "geojson|kml|shapefile", "prj": text, "features": [{"words", "shape"}]}
                                  or {"refused": word}; `shape` is GeoJSON of areas, null for anything else
"""

import io
import json
import resource
import sys
import zipfile
from xml.etree import ElementTree

import shapefile

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 20
MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_MEMBERS, MOST_RATIO = 200, 100
MOST_FEATURES, MOST_CORNERS = 2_000, 500_000
MOST_WORDS, LONGEST = 40, 200
AREAS = ("Polygon", "MultiPolygon")
KML = "{http://www.opengis.net/kml/2.2}"


class Unfit(Exception):
    """The file is refused; the argument is the word for why (grids.exchange.refusals)."""


def limit_myself():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(data):
    """The file as it is told apart by its beginning, never by its name."""
    if len(data) > MOST_BYTES:
        raise Unfit("too_large")
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if data[:4] == b"PK\x03\x04":
        return from_archive(data)
    if head == b"{":
        return {"kind": "geojson", "prj": "", "features": from_geojson(data)}
    if head == b"<":
        return {"kind": "kml", "prj": "", "features": from_kml(data)}
    raise Unfit("unknown")


def from_geojson(data):
    told = json.loads(data.decode("utf-8-sig"))
    rows = told["features"] if told.get("type") == "FeatureCollection" else [told]
    for row in rows:
        shape = row.get("geometry") or {}
        fits = shape.get("type") in AREAS
        yield (
            row.get("properties") or {},
            {name: shape[name] for name in ("type", "coordinates")} if fits else None,
        )


def from_kml(data):
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unfit("damaged")
    for mark in ElementTree.fromstring(data).iter():  # noqa: S314  no entity gets so far, and limits stand
        if mark.tag.rpartition("}")[2] == "Placemark":
            yield words_of(mark), areas_of(mark)


def words_of(mark):
    words = {"name": text_of(mark, "name")}
    for one in every(mark, "Data"):
        words[one.get("name", "")] = text_of(one, "value")
    for one in every(mark, "SimpleData"):
        words[one.get("name", "")] = one.text or ""
    return words


def every(node, name):
    return (one for one in node.iter() if one.tag.rpartition("}")[2] == name)


def text_of(node, name):
    return next((one.text or "" for one in every(node, name)), "")


def areas_of(mark):
    polygons = []
    for polygon in every(mark, "Polygon"):
        rings = [
            text_of(ring, "coordinates")
            for name in ("outerBoundaryIs", "innerBoundaryIs")
            for ring in every(polygon, name)
        ]
        polygons.append(
            [[[float(part) for part in one.split(",")[:2]] for one in ring.split()] for ring in rings]
        )
    return {"type": "MultiPolygon", "coordinates": polygons} if polygons else None


def from_archive(data):
    """A zipped shapefile, or a KML in its archive: the members by name, nothing else is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {one.filename: one for one in archive.infolist()}
        look_at(members.values())
        layers = sorted(
            name for name in members if name.lower().endswith(".shp") and not name.startswith("__MACOSX")
        )
        if layers:
            return from_shapefile(archive, members, layers[0][:-4])
        inside = sorted(name for name in members if name.lower().endswith((".kml", ".geojson", ".json")))
        if not inside:
            raise Unfit("unknown")
        return read(archive.read(inside[0]))


def look_at(members):
    names = [one.filename.replace("\\", "/") for one in members]
    if any(name.startswith("/") or ".." in name.split("/") for name in names) or any(
        one.flag_bits & 1 for one in members
    ):
        raise Unfit("damaged")
    unpacked = sum(one.file_size for one in members)
    heavy = any(
        one.file_size > 1024 * 1024 and one.file_size > MOST_RATIO * max(one.compress_size, 1)
        for one in members
    )
    if len(names) > MOST_MEMBERS or unpacked > MOST_UNPACKED or heavy:
        raise Unfit("too_heavy")


def from_shapefile(archive, members, stem):
    found = {name[len(stem) :].lower(): name for name in members if name.startswith(stem)}
    if ".dbf" not in found:
        raise Unfit("incomplete")
    parts = {
        end[1:]: io.BytesIO(archive.read(found[end])) for end in (".shp", ".dbf", ".shx") if end in found
    }
    said = archive.read(found[".cpg"]).decode("ascii", "replace").strip().lower() if ".cpg" in found else ""
    prj = archive.read(found[".prj"]).decode("utf-8", "replace")[:5000] if ".prj" in found else ""
    coding = "utf-8" if said in ("utf-8", "utf8", "65001") else "gb18030"
    return {"kind": "shapefile", "prj": prj, "features": rows_of(parts, coding)}


def rows_of(parts, coding):
    with shapefile.Reader(**parts, encoding=coding, encodingErrors="replace") as reader:
        for row in reader.iterShapeRecords():
            shape = row.shape.__geo_interface__ if row.shape.shapeType in (5, 15, 25) else {}
            yield row.record.as_dict(), shape if shape.get("type") in AREAS else None


def written(answer):
    """The answer with its features counted and their words cut to size."""
    features, corners = [], 0
    for words, shape in answer["features"]:
        corners += count_of(shape["coordinates"]) if shape else 0
        if len(features) >= MOST_FEATURES or corners > MOST_CORNERS:
            raise Unfit("too_many")
        short = {
            str(name)[:LONGEST]: str(value)[:LONGEST]
            for name, value in list(words.items())[:MOST_WORDS]
            if value is not None
        }
        features.append({"words": short, "shape": shape})
    if not features:
        raise Unfit("empty")
    return answer | {"features": features}


def count_of(value):
    """How many corners there are in nested lists of them."""
    if value and isinstance(value[0], list | tuple):
        return sum(count_of(one) for one in value)
    return 1


def main():
    limit_myself()
    try:
        answer = written(read(sys.stdin.buffer.read(MOST_BYTES + 1)))
    except Unfit as unfit:
        answer = {"refused": unfit.args[0]}
    except MemoryError:
        answer = {"refused": "too_heavy"}
    except Exception as error:  # whatever a reader says of bytes it cannot make sense of
        answer = {"refused": "damaged", "error": type(error).__name__}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
