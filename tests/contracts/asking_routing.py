"""How the addresses of what the engine goes by are asked."""

from django.urls import reverse
from django.utils.timezone import localdate

from cases.actions.rules import make_rule
from grids.actor import Actor
from tests.contracts.asking_ground import grids_of

FACTS = {"role": "worker", "basis": "街道办〔2025〕3号"}


def add_rules(scene):
    """A rule of each street: what nobody has classified goes to the workers."""
    scene.rules = {}
    for place in ("here", "there", "far"):
        on = grids_of(scene, place).street
        facts = FACTS | {"valid_from": localdate(), "order": 900, "at": scene.start}
        scene.rules[place] = make_rule(place=on, branch="90", **facts, by=Actor.clock())


def new_rule(scene, place):
    return {"kind": "05007", "district": scene.ground.district.code, "to": "leader", "order": "7"} | {
        "basis": FACTS["basis"],
        "valid_from": localdate().isoformat(),
    }


PATHS = {
    "cases:routing_rule": lambda scene, place: reverse("cases:routing_rule", args=[scene.rules[place].uuid]),
}
BODIES = {
    "cases:routing_new": new_rule,
    "cases:routing_rule": lambda scene, place: {"do": "end", "reason": "不要了"},
    "cases:routing_try": lambda scene, place: {"kind": "05007", "where": grids_of(scene, place).street.code},
}
