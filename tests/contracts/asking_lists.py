"""A list of each of two people in the scene, what each took out, and how their addresses are asked."""

import io
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from files.actions.documents import write_document
from grids.actions.imports.apply import apply
from grids.actions.imports.begin import begin
from grids.actions.imports.check import choose_columns
from grids.actor import Actor
from grids.enums import ExportState
from grids.imports.kinds import kind_of
from grids.models import Export, ExportApproval, ExportPlace
from tests.contracts.asking_desk import add_desk

OWNERS = {"here": "worker", "handed": "worker", "there": "stranger"}
TAKEN = {"here": "buildings", "handed": "officers", "there": "rooms"}
HEADS = "网格编码,楼栋名称,户数"


def add_lists(scene, marks):
    """A checked list with one right row and one wrong, and a list made to be fetched."""
    scene.lists = {place: lists_of(scene, place, marks[place]) for place in ("here", "there")}
    scene.lists["handed"] = scene.lists["here"]
    scene.approvals = {place: waiting_list(scene, place, marks[place]) for place in ("here", "there", "far")}
    scene.worker_lists = in_each_state(scene)
    add_desk(scene, marks)


def lists_of(scene, place, mark):
    owner, grid = getattr(scene.people, OWNERS[place]), scene.ends[place].grids.micro
    content = f"{HEADS}\n{grid.code},{mark} 新楼,3\n{grid.code},{mark} 旧楼,三口\n".encode()
    facts = {"by": Actor.of(owner), "at": scene.start}
    batch = begin(kind_of("buildings"), io.BytesIO(content), size=len(content), name=f"{mark}.csv", **facts)
    export = Export.objects.create(
        kind="buildings",
        state=ExportState.READY,
        asked_by=owner,
        asked_at=scene.start,
        reason=f"{mark} 核对",
        row_count=1,
        document=write_document(lambda path: path.write_bytes(b"list"), name="a.xlsx", at=scene.start),
    )
    return SimpleNamespace(
        batch=choose_columns(batch, columns=batch.columns, **facts), export=export, grid=grid
    )


def waiting_list(scene, place, mark):
    """A list of the people of a place's micro grid that waits for a second person's word."""
    owner = scene.ends[place].by_worker.officer
    facts = {"kind": "officers", "state": ExportState.WAITING, "asked_by": owner, "asked_at": now()}
    export = Export.objects.create(**facts, reason=f"{mark} 名册")
    where = ExportPlace(export=export)
    where.place_at(scene.ends[place].grids.micro)
    where.save()
    return ExportApproval.objects.create(export=export, asked_by=owner, row_count=101)


def shown_lists(scene):
    """{"list.STATE": uuid} of the worker's: read, checked, brought in, refused."""
    return {f"list.{state}": str(batch.uuid) for state, batch in scene.worker_lists.items()}


def in_each_state(scene):
    """A list of the worker in each state that a page shows."""
    owner, grid = scene.people.worker, scene.ends["here"].grids.micro
    facts = {"by": Actor.of(owner), "at": now()}

    def brought(name, content=None):
        content = content or f"{HEADS}\n{grid.code},{name}楼,3\n".encode()
        stream = io.BytesIO(content)
        return begin(kind_of("buildings"), stream, size=len(content), name=f"{name}.csv", **facts)

    applied = brought("甲")
    applied = choose_columns(applied, columns=applied.columns, **facts)
    found = {"read": brought("乙"), "checked": scene.lists["here"].batch}
    found["applied"] = apply(applied, only_good=True, **facts)
    return found | {"refused": brought("丙", b"PK\x03\x04 half a file")}


def of_list(name, *more):
    return lambda scene, place: reverse(name, args=[scene.lists[place].batch.uuid, *more])


PATHS = {
    "grids:import_new": lambda scene, place: reverse("grids:import_new", args=["buildings"]),
    "grids:import_template": lambda scene, place: reverse("grids:import_template", args=["buildings"]),
    "grids:import": of_list("grids:import"),
    "grids:import_columns": of_list("grids:import_columns"),
    "grids:import_row": of_list("grids:import_row", 3),
    "grids:import_apply": of_list("grids:import_apply"),
    "grids:import_undo": of_list("grids:import_undo"),
    "grids:import_mended": of_list("grids:import_mended"),
    "grids:import_codes": of_list("grids:import_codes"),
    "grids:export": lambda scene, place: reverse("grids:export", args=[TAKEN[place]]),
    "grids:export_answer": lambda scene, place: reverse(
        "grids:export_answer", args=[scene.approvals[place].uuid]
    ),
    "grids:export_fetch": lambda scene, place: reverse(
        "grids:export_fetch", args=[scene.lists[place].export.uuid]
    ),
}
BODIES = {
    "grids:import_new": lambda scene, place: {
        "list": SimpleUploadedFile("a.csv", f"{HEADS}\n1,2,3\n".encode())
    },
    "grids:import_columns": lambda scene, place: {"grid": "0", "name": "1", "household_count": "2"},
    "grids:import_row": lambda scene, place: {
        "grid": scene.lists[place].grid.code,
        "name": "新楼",
        "household_count": "3",
    },
    "grids:import_apply": lambda scene, place: {"what": "good"},
    "grids:export": lambda scene, place: {"reason": "核对台账"},
    "grids:export_answer": lambda scene, place: {"agree": "1"},
}
