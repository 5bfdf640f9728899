"""What the scripts of the maps are told: where the tiles are, what the layers are called, what is said aloud."""

from django.contrib.gis.db.models import Extent
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grids.base_layers import base_layers
from grids.kinds import PlaceKind
from grids.map_forms import LEAVES
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


def words():
    """What the scripts say. {n} is a number that they put in."""
    return drawing_words() | {
        "doors": _("{n} buildings"),
        "homes": _("{n} households"),
        "cases": _("{n} cases"),
        "overdue": _("{n} cases, {late} overdue"),
        "alerts": {"reminded": _("Reminded"), "yellow": _("Due soon"), "red": _("Overdue")},
        "kinds": {str(kind): kind.label for kind in PlaceKind},
        "what": _("what"),
        "code": _("code"),
        "households": _("households"),
        "term": _("term"),
        "open": _("Open its page"),
        "nothing": _("There is nothing here."),
        "here": _("You are here, give or take {n} m."),
        "nowhere": _("Where you are could not be found out."),
        "measure": _("Press from point to point. Esc ends it."),
        "measured": _("Distance: {far}"),
        "metres": _("{n} m"),
        "kilometres": _("{n} km"),
    }


def drawing_words():
    return {"nearer": _("Nearer"), "farther": _("Farther")}


def common_facts():
    """What every map is told."""
    return {"bases": base_layers(), "words": words(), "layers": layers(), "tiles": TILES}


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


def editor_facts(grid, whole, *, draft, imported, days):
    """What the editor is told. `whole`: what is drawn; `days`: when the ground changed, the last one today."""
    return {
        "bases": common_facts()["bases"],
        "words": edit_words(),
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


def edit_words():
    """What the editor says."""
    return drawing_words() | {
        "tool_border": _("Drag a corner, or an edge to make one. The neighbour's border goes along."),
        "tool_split": _("Draw a line right through a grid, press twice to end it."),
        "tool_merge": _("Press the grids that become one. The first keeps its code."),
        "tool_draw": _("Draw the new grid. Press twice to end it; on a border the line follows it."),
        "kind_border": _("A border is moved."),
        "kind_split": _("A grid is split."),
        "kind_merge": _("Grids become one."),
        "kind_draw": _("A new grid is drawn."),
        "not_through": _("The line does not go right through one grid. Begin and end it outside of it."),
        "not_own": _("This corner is also somebody else's. Whoever answers for both moves it."),
        "not_dropped": _("Without this corner a grid would be none."),
        "choose_corner": _("Choose a corner first."),
        "too_few": _("Set more points first."),
        "no_point": _("This is no point."),
        "corner": _("Corner {n}: {at}, shared by {shared}"),
        "uncounted": _("not counted yet"),
        "new_part": _("the new grid"),
        "too_many": _("{n} households, more than {most}"),
        "found": _("Found: {n}"),
        "sound": _("Nothing is wrong."),
        "square": _("{n} m²"),
        "see": _("See"),
        "then": _("The ground on {day}: {n} grids. It is only shown; the draft stays."),
        "restored": _("What you drew before is here again."),
        "not_loaded": _("The network did not answer. Your draft is kept; please try again."),
    }
