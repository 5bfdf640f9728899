"""What the scripts of the maps are told: where the tiles are, what the layers are called, what is said aloud."""

import json

from django.contrib.gis.db.models import Extent
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grids.base_layers import base_layers
from grids.map_forms import LEAVES
from grids.map_words import DRAWING, EDITOR, VIEWER
from grids.models import Grid
from grids.tiles.ground import LAYERS

TILES = "/api/v1/tiles/LAYER/{z}/{x}/{y}.mvt"
ELSEWHERE = {"cases"}  # drawn by an app that knows of this one
CODE = "CODE"  # where a script puts the code of a grid


def layers():
    """The layers of the tree, the lowest first: name, label, the mark of its dots, whether shown at the first visit."""
    known = [
        {"name": "grids", "label": _("Grids"), "mark": "", "shown": True},
        {"name": "buildings", "label": _("Buildings"), "mark": pgettext("map", "B"), "shown": True},
        {"name": "cases", "label": _("Open cases"), "mark": pgettext("map", "C"), "shown": True},
        {"name": "places", "label": _("Places"), "mark": pgettext("map", "P"), "shown": False},
        {"name": "stations", "label": _("Stations"), "mark": pgettext("map", "S"), "shown": True},
    ]
    return [one for one in known if one["name"] in ELSEWHERE | set(LAYERS)]


def common_facts():
    """What every map is told."""
    return {"bases": base_layers(), "words": VIEWER, "layers": layers(), "tiles": TILES}


def viewer_facts(*, grid, at, box):
    """What the map to look at is told. `at`: (lng, lat, zoom or None); `box`: west, south, east, north or None."""
    facts = common_facts() | {
        "grid": reverse("grids:grid", args=[CODE]),
        "panel": reverse("grids:map_grid", args=[CODE]),
        "chosen": grid.code if grid else None,
        "box": box,
    }
    return facts | ({"at": at[:2], "zoom": at[2], "pin": at[2] is None or bool(grid)} if at else {})


def box_of(grids, visible):
    """West, south, east, north of grids; where they have no boundary, of what lies below them; None of nothing."""
    return extent(visible.filter(pk__in=[grid.pk for grid in grids])) or extent(below(grids, visible))


def below(grids, visible):
    leaves = visible.filter(tier__in=LEAVES)
    found = leaves.none()
    for grid in grids:
        found |= leaves.under(grid)
    return found


def extent(grids):
    return grids.aggregate(box=Extent("boundary"))["box"]


def shown_facts(*, shapes, box, at=None):
    """What a small map is told that only shows a few things. `shapes`: GeoJSON, each with its `look`."""
    facts = {"bases": base_layers(), "words": DRAWING, "shapes": shapes, "box": box}
    return facts | ({"at": at, "zoom": 18} if at else {})


def picked_facts(grid, *, point=None, tiles=False):
    """What the map is told on which a point is chosen: the grid it begins with. `tiles`: all layers of the ground.

    One statement, a second where the grid has no outline of its own.
    """
    outline = grid and Grid.objects.filter(pk=grid.pk).values_list("boundary", flat=True).first()
    shape = outline and {
        "type": "Feature",
        "geometry": json.loads(outline.geojson),
        "properties": {"look": "own"},
    }
    facts = common_facts() if tiles else {"bases": base_layers(), "words": DRAWING}
    facts |= {"shapes": {"type": "FeatureCollection", "features": [shape] if shape else []}}
    if point:
        return facts | {"at": (point.x, point.y), "zoom": 18}
    known = Grid.objects.all()
    return facts | {"box": outline.extent if outline else grid and extent(below([grid], known))}


def editor_facts(grid, whole, *, draft, imported, days):
    """What the editor is told. `whole`: what is drawn; `days`: when the ground changed, the last one today."""
    return {
        "bases": common_facts()["bases"],
        "words": EDITOR,
        "box": None,
        "chosen": grid.code if grid.tier in LEAVES else None,
        "boundaries": reverse("grids:boundaries", args=[whole.code]),
        "check": reverse("grids:check_draft", args=[whole.code]),
        "drawing": reverse("grids:drawing", args=[CODE]),
        "imported": imported and f"/ground/imports/{imported}/boundaries/",
        "then": reverse("grids:ground_then", args=[whole.code]),
        "draft": draft,
        "days": days,
    }
