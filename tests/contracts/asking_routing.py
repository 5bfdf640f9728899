"""How the addresses of what the engine goes by are asked."""

from django.urls import reverse
from django.utils.timezone import localdate

from cases.actions.rules import make_rule
from cases.models import Wording
from grids.actor import Actor
from grids.models import Department
from tests.contracts.asking_ground import grids_of
from tests.grids import world

FAR_DOOR = "77 号楼"
SAID = "{地点}的{事项}已由{承办}办好：{结果}"
FACTS = {"role": "worker", "basis": "街道办〔2025〕3号"}


def add_rules(scene, marks):
    """A rule of each street: what nobody has classified goes to the workers. A unit far away that bears its mark."""
    add_words(scene)
    world.building(scene.ends["far"].grids.micro, 77)
    Department.objects.create(code="zz-far", name=marks["far"], district=scene.ground.far_district)
    scene.rules = {}
    for place in ("here", "there", "far"):
        on = grids_of(scene, place).street
        facts = FACTS | {"valid_from": localdate(), "order": 900, "at": scene.start}
        scene.rules[place] = make_rule(place=on, branch="90", **facts, by=Actor.clock())


def add_words(scene):
    """Ready words of each district."""
    scene.wordings = {
        place: Wording.objects.create(
            region=region, action="feedback", name="已办好", text=SAID, made_at=scene.start
        )
        for place, region in (("here", scene.ground.district), ("far", scene.ground.far_district))
    }


def new_rule(scene, place):
    return {"kind": "05007", "district": scene.ground.district.code, "to": "leader", "order": "7"} | {
        "basis": FACTS["basis"],
        "valid_from": localdate().isoformat(),
    }


PATHS = {
    "cases:words_for": lambda scene, place: reverse(
        "cases:words_for", args=[scene.main[place].number, "feedback"]
    ),
    "cases:wording": lambda scene, place: reverse("cases:wording", args=[scene.wordings[place].uuid]),
    "cases:others": lambda scene, place: reverse("cases:others", args=[scene.main[place].number]),
    "cases:routing_rule": lambda scene, place: reverse("cases:routing_rule", args=[scene.rules[place].uuid]),
}
BODIES = {
    "cases:wording_new": lambda scene, place: {
        "action": "feedback",
        "name": "已修好",
        "text": "{地点}的{事项}已经修好。",
        "region": scene.ground.district.code,
    },
    "cases:wording": lambda scene, place: {"do": "end"},
    "cases:limit": lambda scene, place: {
        "kind": "dispatch",
        "limit": "2",
        "unit": "ND",
        "calendar": "CN",
        "reason": "试行",
        "do": "preview",
    },
    "cases:routing_new": new_rule,
    "cases:routing_rule": lambda scene, place: {"do": "end", "reason": "不要了"},
    "cases:routing_try?number": lambda scene, place: {"number": scene.main[place].number},
    "cases:routing_try?door": lambda scene, place: {
        "kind": "05007",
        "where": FAR_DOOR if place == "far" else scene.ends[place].building.code,
    },
    "cases:routing_try": lambda scene, place: {"kind": "05007", "where": grids_of(scene, place).street.code},
}
