"""How the addresses of what a street tries, took over and says of departments are asked."""

from django.urls import reverse
from django.utils.timezone import localdate, now

from grids.actions.evaluations import evaluate
from grids.actions.networks import take_over
from grids.actions.pilots import start_pilot
from grids.actor import Actor
from grids.kinds import Network, PilotGrade, PilotKind
from grids.models import Department
from grids.quarters import quarter_of
from tests.contracts.asking_ground import grids_of

MARKS = {"response": 4, "quality": 5, "cooperation": 3}


def add_street_work(scene, places):
    """A pilot, a former grid and a department's quarter in each place."""
    scene.pilots, clock = {}, {"by": Actor.clock(), "at": now()}
    for place in places:
        grids = grids_of(scene, place)
        facts = {"kind": PilotKind.RESETTLED, "title": "加装电梯", "aim": "看老人出门难不难"}
        scene.pilots[place] = start_pilot(grids.micro, facts=facts | {"starts_on": localdate()}, **clock)
        take_over(grids.micro, network=Network.LAW, code=f"ZF-{place}", name=f"综治格 {place}", **clock)
        office = Department.objects.serving(grids.street).first()
        if office:
            said = {"quarter": quarter_of(localdate()), "marks": MARKS, "words": "叫得应"}
            evaluate(office, grids.street, **said, **clock)


def of_grid(address, tier):
    return lambda scene, place: reverse(address, args=[getattr(grids_of(scene, place), tier).code])


def said_of(scene, place):
    office = Department.objects.serving(grids_of(scene, place).street).order_by("code").first()
    return MARKS | {
        "department": office.code if office else "",
        "quarter": quarter_of(localdate()).isoformat(),
    }


PATHS = {
    "grids:ones": of_grid("grids:ones", "street"),
    "grids:pilot_start": of_grid("grids:pilot_start", "micro"),
    "grids:networks": of_grid("grids:networks", "micro"),
    "grids:evaluations": of_grid("grids:evaluations", "street"),
    "grids:pilot": lambda scene, place: reverse("grids:pilot", args=[scene.pilots[place].uuid]),
}
BODIES = {
    "grids:pilot_start": lambda scene, place: {
        "kind": PilotKind.COMMERCIAL,
        "title": "加装电梯",
        "aim": "看老人出门难不难",
        "starts_on": localdate().isoformat(),
    },
    "grids:pilot": lambda scene, place: {
        "result": "装好了",
        "grade": PilotGrade.KEPT,
        "ends_on": localdate().isoformat(),
    },
    "grids:networks": lambda scene, place: {"network": Network.CITY, "code": "CG-9", "name": "城管九格"},
    "grids:evaluations": said_of,
}
