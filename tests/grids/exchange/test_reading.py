"""Map files read in a child: what is read of good ones, and that bad ones are refused in a sentence."""

import io
import json
import zipfile

import pytest
from django.contrib.gis.geos import Point

from common.errors import Refused
from grids.exchange.reading import REFUSALS, read_file
from tests.grids.exchange.files import geojson, kml, shp, upload, zipped
from tests.grids.world import box

AREA = box(0, 0, 1, 1)
CORNERS = {(113.3, 34.8), (113.301, 34.8), (113.301, 34.801), (113.3, 34.801)}
RARE = "㐀䶮𠮷院"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (geojson(({"name": RARE}, AREA)), "geojson"),
        (b"\xef\xbb\xbf" + geojson(({"name": RARE}, AREA)), "geojson"),
        (kml(({"name": RARE}, AREA)), "kml"),
        (zipped({"doc.kml": kml(({"name": RARE}, AREA))}), "kml"),
        (shp(({"name": RARE}, AREA)), "shapefile"),
        (shp(({"name": RARE}, AREA), coding="utf-8", cpg="UTF-8"), "shapefile"),
    ],
)
def test_each_format_gives_words_and_areas(body, kind):
    told = read_file(upload(body))

    (feature,) = told["features"]
    shape = feature["shape"]["coordinates"]
    ring = shape[0][0] if feature["shape"]["type"] == "MultiPolygon" else shape[0]
    assert told["kind"] == kind
    assert feature["words"]["name"] == RARE
    assert {(round(one[0], 6), round(one[1], 6)) for one in ring} == CORNERS


def test_what_is_no_area_is_said_to_be_none():
    told = read_file(upload(geojson(({"name": "点"}, Point(113, 34)), ({"name": "无"}, None))))

    assert [one["shape"] for one in told["features"]] == [None, None]


def bomb():
    return zipped({"a.shp": b"\0" * 50_000_000, "a.dbf": b""})


def locked():
    body = bytearray(zipped({"a.shp": b"x", "a.dbf": b"y"}))
    for at in (body.find(b"PK\x01\x02") + 8, body.find(b"PK\x03\x04") + 6):
        body[at] |= 1
    return bytes(body)


BAD = [
    (b"", "unknown"),
    (b"%PDF-1.7", "unknown"),
    (b"{" * 100_000, "damaged"),
    (b"[" * 100, "unknown"),
    (b'{"type": "FeatureCollection", "features": []}', "empty"),
    (b'{"type": "FeatureCollection"}', "damaged"),
    (json.dumps({"type": "FeatureCollection", "features": [{}] * 2001}).encode(), "too_many"),
    (b'<!DOCTYPE kml [<!ENTITY a "aaaa">]><kml>&a;</kml>', "damaged"),
    ('<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/hostname">]><kml>&a;</kml>'.encode("utf-16"), "unknown"),
    (b"<kml><Placemark>", "damaged"),
    (b"PK\x03\x04 nothing of the kind", "damaged"),
    (zipped({"../../a.shp": b"", "../../a.dbf": b""}), "damaged"),
    (zipped({"/etc/a.shp": b""}), "damaged"),
    (zipped({"a.shp": b"\0" * 100}), "incomplete"),
    (zipped({"a.shp": b"\0" * 100, "a.dbf": b"\0" * 100}), "damaged"),
    (zipped({f"{n}.txt": b"" for n in range(201)}), "too_heavy"),
    (zipped({"a.txt": b"text"}), "unknown"),
    (bomb(), "too_heavy"),
    (locked(), "damaged"),
]


@pytest.mark.parametrize(("body", "word"), BAD, ids=range(len(BAD)))
def test_a_bad_file_is_refused_in_a_sentence(body, word):
    with pytest.raises(Refused) as refusal:
        read_file(upload(body))

    assert str(refusal.value) == str(REFUSALS[word])


def test_a_file_that_takes_too_much_memory_is_refused():
    many = json.dumps({"type": "Polygon", "coordinates": [[[0, 0]] * 600_000]})

    with pytest.raises(Refused) as refusal:
        read_file(upload(f'{{"type": "Feature", "geometry": {many}}}'.encode()))
    assert str(refusal.value) == str(REFUSALS["too_many"])


def test_a_nested_archive_is_not_opened():
    inner = zipped({"a.kml": kml(({"name": "x"}, AREA))})

    with pytest.raises(Refused):
        read_file(upload(zipped({"inner.zip": inner})))
    assert zipfile.ZipFile(io.BytesIO(inner)).namelist() == ["a.kml"]


def test_a_file_that_is_too_large_does_not_even_reach_the_child():
    big = upload(b"x")
    big.size = 20 * 1024 * 1024 + 1

    with pytest.raises(Refused):
        read_file(big)
