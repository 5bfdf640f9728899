"""Maps laid under our own: what the setting may say, and whose pictures a page may show then."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from governance import environment
from governance.base_layers import hosts_of, read_layers
from grids.base_layers import base_layers

HOUSE = {
    "name": "政务底图",
    "kind": "xyz",
    "url": "https://map.example.gov.cn/{z}/{x}/{y}.png?k={key}",
    "key": "a&b",
}


def test_there_is_none_by_default():
    assert read_layers("") == []
    assert base_layers() == []
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"] == ["'self'", "data:", "blob:"]


def test_a_house_layer_has_its_key_in_the_address():
    (layer,) = read_layers(json.dumps([HOUSE]))

    assert layer == {
        "name": "政务底图",
        "kind": "xyz",
        "url": "https://map.example.gov.cn/{z}/{x}/{y}.png?k=a%26b",
        "srs": "EPSG:3857",
        "attribution": "",
    }
    assert hosts_of([layer]) == ["https://map.example.gov.cn"]


def test_tianditu_is_two_layers_in_web_mercator():
    ground, names = read_layers('[{"preset": "tianditu", "key": "0123abcd"}]')

    assert "/vec_w/wmts?" in ground["url"]
    assert "LAYER=cva" in names["url"]
    assert all(word in ground["url"] for word in ("{TileMatrix}", "{TileRow}", "{TileCol}", "tk=0123abcd"))
    assert (ground["srs"], hosts_of([ground, names])) == ("EPSG:3857", ["https://t0.tianditu.gov.cn"])


@pytest.mark.parametrize(
    "wrong",
    [
        "{",
        "{}",
        "[7]",
        '[{"preset": "mars"}]',
        json.dumps([HOUSE | {"kind": "tms"}]),
        json.dumps([HOUSE | {"url": "http://map.example.gov.cn/{z}/{x}/{y}"}]),
        json.dumps([HOUSE | {"url": "https://map.example.gov.cn/tile"}]),
        json.dumps([HOUSE | {"url": "https:///{z}/{x}/{y}"}]),
        json.dumps([HOUSE | {"srs": "EPSG:3395"}]),
    ],
)
def test_a_wrong_setting_stops_the_start(wrong):
    with pytest.raises(ImproperlyConfigured, match="BASE_LAYERS"):
        environment.base_layers({"BASE_LAYERS": wrong}, "BASE_LAYERS")


def test_pictures_of_the_configured_hosts_and_no_others_are_let_in():
    code = "from tests import settings; print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'])"
    env = {**os.environ, "BASE_LAYERS": json.dumps([HOUSE])}
    said = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    ).stdout

    assert said.strip() == "[\"'self'\", 'data:', 'blob:', 'https://map.example.gov.cn']"
