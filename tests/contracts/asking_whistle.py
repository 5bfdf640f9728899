"""The whistles of the scene, and how the verbs of both sides are asked."""

from datetime import date

from django.utils.timezone import localdate

from cases.enums import Action
from grids.actor import Actor
from grids.enums import Role
from tests.cast import do, hire, lead_to

DAY = date(2025, 6, 9)
# A state of the matrix: what the unit has done since the whistle.
STATES = {
    "called": (),
    "objected": (Action.OBJECT,),
    "responded": (Action.RESPOND,),
    "answered": (Action.RESPOND, Action.REPORT_BACK),
    "proposed": (),
}


def add_whistles(scene, chief, mark):
    """One case for each state, of `handed` by its words: its unit is called, the worker of `here` has it in hand."""
    head = hire("HEAD-7Q", (scene.here.total, Role.LEADER))
    for state, steps in STATES.items():
        by = Actor.of(head if state == "proposed" else chief, localdate())
        case = lead_to(scene, "handling", at=scene.start, description=mark)
        case = do(case, Action.WHISTLE, by, scene, reason=mark)
        for step in steps:
            case = do(case, step, Actor.of(scene.people.handler, localdate()), scene)
        scene.cases["handed", state] = case


FACTS = {
    "whistle": lambda own, scene: {"calls": [str(scene.lighting.uuid)], "reason": "成片不亮"},
    "object": lambda own, scene: {"reason": "不归我们管"},
    "answer_objection": lambda own, scene: {"reason": "清单上有", "upheld": "false"},
    "report_back": lambda own, scene: {"result": "换好了"},
    "rate_response": lambda own, scene: {"level": 5},
    "whistle_cancel": lambda own, scene: {"reason": "不用来了"},
}
VARIANTS = {"cases:whistles?mine": lambda scene, place: ({"show": "mine"}, {})}
