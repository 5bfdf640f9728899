"""The maps laid under our own: a list of {name, kind, url, srs, key, attribution} in the setting BASE_LAYERS. Pure.

By default there is none: grey ground with our boundaries and names works without any network. Tianditu in short:
[{"preset": "tianditu", "key": "…"}].
"""

import json
from urllib.parse import quote, urlsplit

KINDS = {"xyz": ("{z}", "{x}", "{y}"), "wmts": ("{TileMatrix}", "{TileRow}", "{TileCol}")}
SYSTEMS = ("EPSG:3857", "EPSG:4490", "EPSG:4326")
# The set in Web Mercator, which fits our tiles; the set in degrees is shifted on such a map.
TIANDITU = (
    "https://t0.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default"
    "&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{TileMatrix}}&TILEROW={{TileRow}}&TILECOL={{TileCol}}&tk={{key}}"
)
PRESETS = {
    "tianditu": [
        {"name": "天地图", "kind": "wmts", "url": TIANDITU.format(layer="vec"), "attribution": "天地图"},
        {"name": "天地图注记", "kind": "wmts", "url": TIANDITU.format(layer="cva"), "attribution": "天地图"},
    ]
}


def read_layers(text):
    """[{"name", "kind", "url", "srs", "attribution"}] of the setting, the key put into the address. ValueError, with
    what is wrong, for a list that cannot be used."""
    told = json.loads(text) if text.strip() else []
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise ValueError("it is no list of layers")
    return [
        layer_of(each, one.get("key", "")) for one in told for each in PRESETS.get(one.get("preset"), [one])
    ]


def layer_of(said, key):
    name, kind, url = (str(said.get(word, "")) for word in ("name", "kind", "url"))
    srs = said.get("srs", SYSTEMS[0])
    if not name or kind not in KINDS:
        raise ValueError(f"a layer needs a name and a kind of {', '.join(KINDS)}")
    if (
        urlsplit(url).scheme != "https"
        or not urlsplit(url).hostname
        or not all(part in url for part in KINDS[kind])
    ):
        raise ValueError(f"the address of {name} is to be https://… with {' '.join(KINDS[kind])} in it")
    if srs not in SYSTEMS:
        raise ValueError(f"{name} is to be in one of {', '.join(SYSTEMS)}")
    whole = url.replace("{key}", quote(str(key), safe=""))
    return {
        "name": name,
        "kind": kind,
        "url": whole,
        "srs": srs,
        "attribution": str(said.get("attribution", "")),
    }


def hosts_of(layers):
    """What a page may load pictures from, for its Content-Security-Policy."""
    return sorted({f"https://{urlsplit(layer['url']).netloc}" for layer in layers})
