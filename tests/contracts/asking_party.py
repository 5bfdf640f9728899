"""A party organisation and a centre in each place, and how the addresses of party work are asked."""

from django.urls import reverse
from django.utils.timezone import localdate, now

from grids.actions.keep.place import keep_place
from grids.actor import Actor
from grids.kinds import PlaceKind
from party.actions.link import link
from party.actions.organisation import keep_organisation
from tests.contracts.asking_ground import grids_of


def add_party(scene, marks):
    """An organisation that covers the micro grid of each place, and a centre there."""
    scene.party, scene.centres, clock = {}, {}, {"by": Actor.clock(), "at": now()}
    for place in ("here", "there", "far"):
        grids = grids_of(scene, place)
        facts = {"name": f"{marks[place]} 党支部", "kind": "branch"}
        scene.party[place] = keep_organisation(grid=grids.general, facts=facts, **clock)
        link(scene.party[place], grids.micro, on=localdate(), **clock)
        facts = {"name": f"{marks[place]} 中心", "kind": PlaceKind.CENTRE}
        scene.centres[place] = keep_place(grid=grids.micro, facts=facts, **clock)


def facts_of_party(scene):
    """What the catalogue of pages names."""
    return {"party.here": str(scene.party["here"].uuid), "centre.here": str(scene.centres["here"].uuid)}


def of_organisation(name):
    return lambda scene, place: reverse(name, args=[scene.party[place].uuid])


def of_grid(name, tier, *more):
    return lambda scene, place: reverse(name, args=[getattr(grids_of(scene, place), tier).code, *more])


def of_centre(scene, place):
    return reverse("party:place_checklist", args=[scene.centres[place].uuid, "four_haves"])


PATHS = {
    "party:organisation": of_organisation("party:organisation"),
    "party:change": of_organisation("party:change"),
    "party:cover": of_organisation("party:cover"),
    "party:uncover": of_organisation("party:uncover"),
    "party:end": of_organisation("party:end"),
    "party:coverage": of_grid("party:coverage", "general"),
    "party:enter": of_grid("party:enter", "general"),
    "party:checklist": of_grid("party:checklist", "general", "ten_ones"),
    "party:checklist?street": of_grid("party:checklist", "street", "ten_ones"),
    "party:place_checklist": of_centre,
}
VARIANTS = {
    "party:checklist?street": lambda scene, place: ({"missing": "party"}, {}),
    "party:organisations?grid": lambda scene, place: ({"grid": grids_of(scene, place).general.code}, {}),
}
BODIES = {
    "party:enter": lambda scene, place: {"name": "新支部", "kind": "branch"},
    "party:change": lambda scene, place: {"name": "改名支部", "kind": "branch"},
    "party:cover": lambda scene, place: {
        "grid": grids_of(scene, place).micro2.code,
        "on": localdate().isoformat(),
    },
    "party:uncover": lambda scene, place: {
        "code": grids_of(scene, place).micro.code,
        "until": localdate().isoformat(),
    },
    "party:end": lambda scene, place: {"on": localdate().isoformat()},
    "party:checklist": lambda scene, place: {"map": "there", "map_note": "墙上", "group_chat": "missing"},
    "party:place_checklist": lambda scene, place: {"stage": "there"},
}
