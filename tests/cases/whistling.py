"""A street that whistles: its chief leads it, the community's head below him; lighting and water may be called."""

from datetime import date
from types import SimpleNamespace

from cases.enums import Action
from cases.models import Call
from grids.actor import Actor
from grids.enums import Role
from tests.cast import do, hire, lead_to
from tests.grids import world

DAY = date(2025, 6, 9)


def whistling(town):
    """The people of a whistle beside those of the town: chief (street), head (community), water's plumber."""
    water = world.department(town.ground.district, "water")
    people = {
        "chief": hire("chief", (town.here.street, Role.LEADER)),
        "head": hire("head", (town.here.total, Role.LEADER)),
        "plumber": hire("plumber", (water, Role.HANDLER)),
        "handler": town.people.handler,
        "district": town.people.district,
        "worker": town.people.worker,
        "leader": town.people.leader,
    }
    vars(town.people).update(chief=people["chief"], head=people["head"])
    return SimpleNamespace(**people, town=town, water=water, lighting=town.lighting)


def as_now(officer, on=DAY):
    """The officer with what he may see and do now: a call opens a case to a unit."""
    return Actor.of(officer, on)


def blow(scene, case, *units, by="chief", at=None, **facts):
    said = {"calls": [(unit, "") for unit in units or (scene.lighting,)], "reason": "路灯成片不亮"} | facts
    return act(scene, case, Action.WHISTLE, by, at=at, **said)


def act(scene, case, action, by, *, at=None, **facts):
    """One verb by somebody of the scene, with the plainest facts and those given."""
    return do(case, action, as_now(getattr(scene, by)), scene.town, at=at, **facts)


def called(scene, *steps, **facts):
    """A case in hand with lighting called, and what the unit did since."""
    case = blow(scene, lead_to(scene.town, "handling"), **facts)
    for action in steps:
        case = act(scene, case, action, "handler")
    return case


def only(case):
    return Call.objects.get(case=case)
