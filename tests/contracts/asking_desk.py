"""A view and a list of each of two dispatchers in the scene, and how the addresses of the desk are asked."""

from django.urls import reverse

from cases.models import DeskView
from files.actions.documents import write_document
from grids.enums import ExportState
from grids.models import Export

OWNERS = {"here": "desk", "there": "stranger"}


def add_desk(scene, marks):
    """A view under a name with the mark of its place, and a list that waits to be fetched."""
    scene.views, scene.desk_lists = {}, {}
    for place, name in OWNERS.items():
        owner = getattr(scene.people, name)
        scene.views[place] = DeskView.objects.create(
            officer=owner, name=marks[place], asked={"tab": "overdue"}
        )
        document = write_document(lambda path: path.write_bytes(b"list"), name="a.csv", at=scene.start)
        facts = {"asked_by": owner, "asked_at": scene.start, "row_count": 1, "document": document}
        scene.desk_lists[place] = Export.objects.create(
            kind="cases",
            state=ExportState.READY,
            reason=f"{marks[place]} 例会",
            asked={"file": "csv"},
            **facts,
        )


def chosen(scene, place):
    return {"n": [scene.main[place].number]}


def place_of(scene, place):
    return {"place": scene.ends[place].grids.micro.code}, {}


def with_me(scene, place):
    return {"case": scene.main[place].number}, {"HX-Request": "true", "HX-Target": "with-me"}


PATHS = {
    "cases:handover_slip": lambda scene, place: reverse(
        "cases:handover_slip", args=[scene.main[place].number]
    ),
    "cases:desk_forget": lambda scene, place: reverse("cases:desk_forget", args=[scene.views[place].uuid]),
    "cases:desk_fetch": lambda scene, place: reverse("cases:desk_fetch", args=[scene.desk_lists[place].uuid]),
}
VARIANTS = {
    "cases:desk?with": with_me,
    "cases:desk?place": place_of,
    "cases:desk?unit": lambda scene, place: ({"unit": str(scene.departments[place].uuid)}, {}),
}
BODIES = {
    "cases:desk_keep": lambda scene, place: {"tab": "overdue", "name": "早上"},
    "cases:desk_like": lambda scene, place: {"col_state": "1"},
    "cases:desk_export": lambda scene, place: {"tab": "in-hand", "reason": "例会用", "file": "csv"},
    "cases:selected": chosen,
    "cases:selected?do": lambda scene, place: chosen(scene, place) | {"do": "comment", "words": "例会再议"},
    "cases:slips": chosen,
}
