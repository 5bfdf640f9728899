"""What hangs on doors in the scene, and how its addresses are asked."""

from uuid import uuid4

from django.urls import reverse
from django.utils.timezone import localdate

from cases.views.public.help_out import offered_at
from files import places as papers
from grids.actions.appointment.nominate import nominate
from grids.actor import Actor
from grids.enums import BatchKind, BatchState, PostSource, Role, SheetLayout
from grids.models import Position, QrBatch, levels_of
from tests.contracts.asking_ground import grids_of
from tests.grids.doors import a_notice

OFFER = "door-help"
HELPER, HELPER_PHONE = "申请人", "13877661111"


def add_doors(scene, marks):
    """A sheet made to be fetched, a notice, and somebody who wants to help, in each place."""
    scene.batches, scene.notices, scene.offers = {}, {}, {}
    for place, mark in marks.items():
        grids = grids_of(scene, place)
        scene.batches[place] = a_batch(scene, grids.micro)
        scene.notices[place] = a_notice(grids.micro, title=f"通知 {place}")
        scene.offers[place] = an_offer(scene, grids.general, mark)


def a_batch(scene, grid):
    facts = {"kind": BatchKind.BUILDINGS, "layout": SheetLayout.CARDS, "state": BatchState.READY}
    times = {"asked_at": scene.start, "drawn_at": scene.start}
    batch = QrBatch.objects.create(**facts, **times, **levels_of(grid))
    path = papers.sheet_of(batch.uuid)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-1.7")
    return batch


def an_offer(scene, grid, mark):
    facts = {"role": Role.ASSISTANT, "stands_on": ["general"], "name": "联户长", "name_en": "Link leader"}
    position = Position.objects.get_or_create(region=grid.district, code=OFFER, defaults=facts)[0]
    person = {"name": HELPER, "phone": f"{HELPER_PHONE[:-1]}{len(mark) % 10}", "source": PostSource.SELF}
    known = position.appointments.filter(grid=grid).first()
    return known or nominate(position, to=grid, **person, by=Actor.reporter(), at=scene.start)


def of_code(name):
    return lambda scene, place: reverse(name, args=[scene.qr_codes[place].token])


def of_grid(name):
    return lambda scene, place: reverse(name, args=[grids_of(scene, place).micro.code])


def of_batch(name):
    return lambda scene, place: reverse(name, args=[scene.batches[place].uuid])


PATHS = {
    "cases:enter": lambda scene, place: reverse("cases:enter"),
    **{
        name: of_code(name)
        for name in (
            *("cases:grid_info", "cases:services", "cases:policies", "cases:open_here", "cases:help_out"),
            "grids:change_code",
        )
    },
    "cases:notice": lambda scene, place: reverse(
        "cases:notice", args=[scene.qr_codes[place].token, scene.notices[place].uuid]
    ),
    "cases:applied": lambda scene, place: reverse("cases:applied", args=[scene.offers[place].uuid]),
    "grids:codes": of_grid("grids:codes"),
    "grids:at_doors": of_grid("grids:at_doors"),
    "grids:batch": of_batch("grids:batch"),
    "grids:batch_sheet": of_batch("grids:batch_sheet"),
    "grids:take_off": lambda scene, place: reverse("grids:take_off", args=[scene.notices[place].uuid]),
}
VARIANTS = {
    "cases:enter": lambda scene, place: ({"building": scene.ends[place].building.code}, {}),
}


def matter(scene, place):
    return {"matter": str(scene.cases[place, "handling"].uuid)}


def offered(scene, place):
    _grid, positions = offered_at(scene.qr_codes[place].owner_grid)
    return {
        "key": str(uuid4()),
        "position": positions[0].code,
        "name": HELPER,
        "phone": "13877662222",
        "consent": "on",
    }


def said(scene, place):
    today = localdate().isoformat()
    return {"topic": "jobs", "title": "招聘会", "words": "周六", "starts_on": today, "last_day": today}


BODIES = {
    "cases:open_here": matter,
    "cases:help_out": offered,
    "cases:find_worker": lambda scene, place: {"address": scene.ends[place].building.name},
    "grids:codes": lambda scene, place: {"do": "own"},
    "grids:change_code": lambda scene, place: {"reason": "lost"},
    "grids:at_doors": said,
    "grids:door_card": lambda scene, place: {"phone": "19900000099"},
}
