"""How the addresses of the ground are asked."""

from django.urls import reverse
from django.utils.timezone import localdate, now

from grids.actions.redraw.decide import preview
from grids.actor import Actor
from grids.enums import RedrawKind
from grids.views.redraw import seen_as


def grids_of(scene, place):
    return scene.ends[place].grids


def micro_code(scene, place):
    return grids_of(scene, place).micro.code


def moved(scene, place):
    """The body with which a micro grid goes under the general grid beside its own, after a look at what that means."""
    grids, today = grids_of(scene, place), localdate()
    facts = {"to": grids.general2.code}
    asked = {"effective_on": today, "facts": facts, "by": Actor.clock(), "at": now()}
    effects = preview(RedrawKind.MOVE, grids.micro, **asked)
    return facts | {"effective_on": today, "reason": "便于管理", "seen": seen_as(effects), "do": "1"}


PATHS = {
    "grids:norm": lambda scene, place: reverse(
        "grids:norm", args=[grids_of(scene, place).street.code, "micro"]
    ),
    "grids:grid": lambda scene, place: reverse("grids:grid", args=[grids_of(scene, place).micro.code]),
    "grids:redraw": lambda scene, place: reverse(
        "grids:redraw", args=[grids_of(scene, place).micro.code, "move"]
    ),
    "grids:map_grid": lambda scene, place: reverse("grids:map_grid", args=[micro_code(scene, place)]),
    "grids:map_edit": lambda scene, place: reverse("grids:map_edit", args=[micro_code(scene, place)]),
    "grids:ground_then": lambda scene, place: reverse("grids:ground_then", args=[micro_code(scene, place)]),
    "grids:withdraw_redraw": lambda scene, place: reverse(
        "grids:withdraw_redraw", args=[scene.redraws[place].uuid]
    ),
}
BODIES = {"grids:redraw": moved, "grids:norm": lambda scene, place: {"fewest": 70, "most": 80}}
# What is asked beside the path: its query and its headers.
VARIANTS = {
    "grids:map?grid": lambda scene, place: ({"grid": micro_code(scene, place)}, {}),
    "grids:map_grid?part": lambda scene, place: ({}, {"HX-Request": "true"}),
    "grids:ground_then": lambda scene, place: ({"on": f"{localdate():%Y-%m-%d}"}, {}),
}
