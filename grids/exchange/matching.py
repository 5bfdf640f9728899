"""What the areas of a file are here: which grid each belongs to, how it was mended, and what it would do."""

import json

from django.contrib.gis.geos import GEOSException
from django.utils.translation import gettext_lazy as _

from common.errors import Refused
from grids.actions.redraw.seams import apart
from grids.actions.redraw.shapes import areas, from_geojson
from grids.enums import PARENTS, Tier
from grids.models import Grid

# How the columns are called in files that are met with.
CODE = ("code", "grid_code", "wgbm", "wgdm", "编码", "网格编码", "网格代码", "网格编号", "代码")
NAME = ("name", "grid_name", "wgmc", "mc", "名称", "网格名称", "网格名")
TIER = ("tier", "level", "wgjb", "层级", "网格层级", "网格级别")
PARENT = ("parent", "parent_code", "sjbm", "上级编码", "上级网格编码", "上级")
SAME, BORDER, FIRST, DRAW, OUTLINE, NOTHING = "same", "border", "first", "draw", "outline", "nothing"
DOES = {
    SAME: _("stays as it is"),
    BORDER: _("moves its border"),
    FIRST: _("gets its first boundary"),
    DRAW: _("becomes a new grid"),
    OUTLINE: _("becomes the outline"),
    NOTHING: _("is left out"),
}
NOTES = {
    "no_area": _("It is no area."),
    "off": _("Its corners are not on the globe in the system that was chosen."),
    "mended": _("Its line crossed itself and was mended."),
    "unknown": _(
        "No grid here has this code or name. With a kind, a name and a code above it would become a new one."
    ),
    "several": _("Several grids here have this name. Give its code."),
    "twice": _("The grid comes twice in the file."),
    "street": _("A street is not redrawn here."),
    "no_region": _("Neither the street nor a community of it has this code or name."),
    "two_regions": _("Two communities here have this name. Give its code."),
}
SAME_METRES = 1.0


class Known:
    """The grids a file may speak of: those below one that somebody may redraw."""

    def __init__(self, top, on):
        grids = Grid.objects.current(on).under(top)
        self.by_code = {grid.code: grid for grid in grids.order_by("code")}
        self.by_name = {}
        for grid in self.by_code.values():
            self.by_name.setdefault(grid.name, []).append(grid)

    def named(self, words):
        """The grids a feature's words fit: by the code, else by the name."""
        if grid := self.by_code.get(said(words, CODE)):
            return [grid]
        return self.by_name.get(said(words, NAME), [])

    def meant(self, words, shape, notes):
        return meant(words, self, shape, notes)


def said(words, columns):
    """What the first of these columns says, whatever its case."""
    found = {name.strip().lower(): value.strip() for name, value in words.items()}
    return next((found[column] for column in columns if found.get(column)), "")


def rows_of(features, known, place):
    """[row] as BoundaryImport keeps them. `place(shape)` gives an area in WGS 84, or raises ValueError."""
    rows, taken = [], set()
    for number, feature in enumerate(features, start=1):
        row = row_of(feature, known, place) | {"number": number}
        if row["code"] in taken and row["does"] != NOTHING:
            row |= {"does": NOTHING, "notes": ["twice"]}
        taken.add(row["code"] or None)
        taken.discard(None)
        rows.append(row)
    return rows


def row_of(feature, known, place):
    words = feature["words"]
    label = said(words, NAME) or said(words, CODE)
    row = {"label": label[:60], "code": "", "does": NOTHING, "notes": [], "shape": None}
    if feature["shape"] is None:
        return row | {"notes": ["no_area"]}
    try:
        shape, mended = sound(place(feature["shape"]))
    except (ValueError, GEOSException):
        return row | {"notes": ["off"]}
    try:
        shape = from_geojson(shape.geojson if shape else "null")  # as it will be read again
    except Refused:
        return row | {"notes": ["no_area"]}
    row |= {"shape": json.loads(shape.geojson), "notes": ["mended"] if mended else []}
    return row | known.meant(words, shape, row["notes"])


def sound(shape):
    """(the shape without lines that cross themselves, whether it was mended)."""
    return (shape, False) if shape.valid else (areas(shape.make_valid()), True)


def meant(words, known, shape, notes):
    """Which grid a shape is for, and what it would do to it."""
    grids = known.named(words)
    if len(grids) > 1:
        return {"notes": [*notes, "several"]}
    if not grids:
        return new_one(words, known, notes)
    (grid,) = grids
    facts = {"code": grid.code, "label": grid.name, "tier": grid.tier}
    if grid.boundary is None:
        return facts | {"does": FIRST}
    if apart(grid.boundary, shape) <= SAME_METRES:
        return facts | {"does": SAME}
    if grid.parent_id is None:
        return facts | {"notes": [*notes, "street"]}
    return facts | {"does": BORDER}


def new_one(words, known, notes):
    """A grid that is not there yet, where the file says what is to become of it."""
    tier, name = tier_of(said(words, TIER)), said(words, NAME)
    parent = known.by_code.get(said(words, PARENT))
    if not (tier and name and parent and parent.tier in PARENTS[tier]):
        return {"notes": [*notes, "unknown"]}
    return {"does": DRAW, "tier": tier.value, "parent": parent.code, "label": name[:60]}


def tier_of(word):
    """Only what needs nobody to answer for it: a total grid is a community's, a dedicated one a unit's."""
    named = {tier.value: tier for tier in (Tier.GENERAL, Tier.MICRO)} | {
        "一般网格": Tier.GENERAL,
        "微网格": Tier.MICRO,
    }
    return named.get(word.lower())
