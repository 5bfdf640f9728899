"""How the addresses about those who answer are asked."""

from datetime import time, timedelta

from django.urls import reverse
from django.utils.timezone import localdate, now

from grids.actions.absences import note_absence
from grids.actions.appointment.nominate import nominate
from grids.actions.appointment.verbs import object_to, publish, review
from grids.actions.duty_turns import plan_turns
from grids.actions.relieve import preview, relieve
from grids.actor import Actor
from grids.enums import AbsenceKind, PostSource, Role
from grids.models import DutyTurn, Post
from grids.views.staff.relieve import seen_as
from tests.contracts import asking_people, asking_stations
from tests.contracts.asking_ground import grids_of
from tests.grids.staffing import position

LATER = timedelta(days=30)
PLACES = ("here", "there", "far")
CLOCK = {"by": Actor.clock()}


def add_staff(scene):
    """In each place two candidates, an objection, an absence and a duty turn to come, and a planned handover."""
    scene.candidates, scene.objections, scene.absences, scene.turns, scene.handovers = {}, {}, {}, {}, {}
    for place in PLACES:
        grids, facts = grids_of(scene, place), CLOCK | {"at": now()}
        title = position(grids.street.region, publicity_unit="ND", norm=1)
        known = {"to": grids.micro, "source": PostSource.MEMBER}
        scene.candidates[place] = nominate(title, name="候选人", **known, **facts)
        published = publish(review(nominate(title, name="公示人", **known, **facts), **facts), **facts)
        scene.objections[place] = object_to(published, words="不常在家", **facts)
        worker = worker_of(scene, place)
        days = {"starts_on": localdate() + LATER, "until": localdate() + LATER + timedelta(days=2)}
        scene.absences[place] = note_absence(worker.officer, kind=AbsenceKind.LEAVE, **days, **facts)
        span = {"first": localdate() + LATER, "last": localdate() + LATER}
        plan_turns(grids.micro, officers=[worker.officer], **span, begins=time(18), ends=time(8), **facts)
        scene.turns[place] = DutyTurn.objects.get(grid=grids.micro)
        desk = Post.objects.filter(officer=scene.ends[place].by_desk.officer, role=Role.DISPATCHER).first()
        scene.handovers[place] = relieve(desk, on=localdate() + LATER, reason="换届", **facts)
    asking_people.add_people(scene)


def worker_of(scene, place):
    return Post.objects.with_names().filter(officer=scene.ends[place].by_worker.officer).first()


def relieved(scene, place):
    """The body by which somebody is relieved after a look at what goes over."""
    seen = preview(worker_of(scene, place), on=localdate())
    return {"on": localdate(), "reason": "换届", "seen": seen_as(*seen), "do": "1"}


def away(scene, place):
    first = localdate() + 2 * LATER
    return {"kind": AbsenceKind.SICK, "starts_on": first, "until": first + timedelta(days=1)}


def on_duty(scene, place):
    day, who = localdate() + 2 * LATER, worker_of(scene, place).officer
    return {"officers": [who.uuid], "first": day, "last": day, "begins": "18:00", "ends": "08:00"}


def nominated(scene, place):
    return {"position": "micro_leader", "name": "新人", "source": PostSource.RESIDENT}


def of(attribute, address, *more):
    return lambda scene, place: reverse(address, args=[getattr(scene, attribute)[place].uuid, *more])


def of_grid(address):
    return lambda scene, place: reverse(address, args=[grids_of(scene, place).micro.code])


PATHS = {
    "grids:appointment": of("candidates", "grids:appointment"),
    "grids:appointment_act": of("candidates", "grids:appointment_act", "review"),
    "grids:objection": of("objections", "grids:objection"),
    "grids:nominate": of_grid("grids:nominate"),
    "grids:relieve": lambda scene, place: reverse("grids:relieve", args=[worker_of(scene, place).uuid]),
    "grids:withdraw_handover": of("handovers", "grids:withdraw_handover"),
    "grids:absence": lambda scene, place: reverse(
        "grids:absence", args=[worker_of(scene, place).officer.uuid]
    ),
    "grids:absence_end": of("absences", "grids:absence_end"),
    "grids:duty_plan": of_grid("grids:duty_plan"),
    "grids:duty_drop": of("turns", "grids:duty_drop"),
}
VARIANTS = {
    "grids:staffing?vacant": lambda scene, place: ({"vacant": "micro_leader", "tier": "micro"}, {}),
} | asking_people.VARIANTS
BODIES = {
    "grids:appointment_act": lambda scene, place: {"words": "合适"},
    "grids:objection": lambda scene, place: {"words": "已核实"},
    "grids:nominate": nominated,
    "grids:relieve": relieved,
    "grids:absence": away,
    "grids:duty_plan": on_duty,
}
PATHS |= asking_people.PATHS | asking_stations.PATHS
BODIES |= asking_people.BODIES | asking_stations.BODIES
