"""What the demo place lacks for a page of the catalogue, made once: lines of a log, a stay, a pilot, a notice, papers.

Imported by scripts/shots_facts.py, below `manage.py shell`.
"""

import io
import json
from datetime import timedelta

from django.utils.timezone import localdate, now

from grids.actions.appointment.verbs import object_to
from grids.actions.batches import print_again
from grids.actions.boundary_imports import read_boundaries
from grids.actions.notices import write_notice
from grids.actions.pilots import start_pilot
from grids.actions.post_log import write_entry
from grids.actions.site_stays import say_solved, say_there, send_to_site
from grids.actor import Actor
from grids.enums import NoticeTopic, SheetLayout
from grids.kinds import DeedKind, PilotKind
from grids.models import (
    Appointment,
    BoundaryImport,
    DutyList,
    Grid,
    Notice,
    Objection,
    Officer,
    Pilot,
    PostEntry,
    QrBatch,
    QrCode,
    SiteStay,
)

EAST = 0.0002
CLOCK = {"by": Actor.clock()}
DEEDS = (
    (DeedKind.CALL, "走访 3 号楼独居老人，药够，暖气不热已报。"),
    (DeedKind.POLICY, "给 12 户讲了医保缴费，帮 4 位老人在手机上缴好。"),
    (DeedKind.PEACE, "楼上漏水的两家当面说开，周五一起修。"),
)


def made_near(home):
    """{fact: what it stands for} of one of each, in the grid of `worker`, all of them what he or his leader reads."""
    at, worker = now(), Officer.objects.get(username="worker")
    mine = {"by": Actor.of(worker), "at": at}
    found = {
        "entry.here": entry_of(worker, mine),
        "stay.here": stay_of(worker, home, mine),
        "pilot.here": Pilot.objects.filter(grid=home).first() or pilot_of(home, mine),
        "notice.here": Notice.objects.filter(street=home.street).first() or notice_of(home.street, at),
        "batch.here": QrBatch.objects.filter(street=home.street).first() or batch_of(home, at),
        "file.here": BoundaryImport.objects.filter(grid=home.street).first() or file_of(home, at),
        "candidate.here": Appointment.objects.filter(grid__street=home.street, state="nominated").first(),
        "offer.here": Appointment.objects.filter(grid__street=home.street, source="self").first(),
        "objection.here": Objection.objects.filter(appointment__grid__street=home.street).first()
        or objection(home, at),
        "post.here": worker.posts.exclude(grid=None).first(),
        "uuid.duty_list": DutyList.objects.order_by("pk").first(),
    }
    return {fact: str(row.uuid) for fact, row in found.items() if row}


def entry_of(worker, mine):
    post = worker.posts.exclude(grid=None).first()
    for back, (kind, words) in enumerate(() if PostEntry.objects.filter(post=post).exists() else DEEDS):
        write_entry(post, kind=kind, done_on=localdate() - timedelta(days=back), words=words, **mine)
    return PostEntry.objects.filter(post=post, corrects=None).order_by("pk").first()


def stay_of(worker, home, mine):
    known = SiteStay.objects.filter(officer=worker).first()
    if known:
        return known
    days = {"starts_on": localdate(), "ends_on": localdate() + timedelta(days=60), "planned_days": 20}
    stay = send_to_site(worker, to=home, **days, purpose="汛期老旧小区排查", **CLOCK, at=mine["at"])
    say_there(stay, day=localdate(), **mine)
    say_solved(stay, words="6 号楼下水道疏通，一楼不再返水。", **mine)
    return stay


def pilot_of(home, mine):
    facts = {
        "kind": PilotKind.RESETTLED,
        "title": "加装电梯",
        "aim": "看老人出门难不难",
        "starts_on": localdate(),
    }
    return start_pilot(home, facts=facts, **mine)


def notice_of(street, at):
    days = {"starts_on": localdate(), "ends_on": localdate() + timedelta(days=14)}
    said = {
        "topic": NoticeTopic.OUTAGE,
        "title": "周五停水",
        "words": "周五 8:00 到 17:00 检修管道，请提前存水。",
    }
    return write_notice(street, **days, **said, **CLOCK, at=at)


def batch_of(home, at):
    codes = QrCode.objects.valid().filter(building__grid=home).order_by("pk")
    return print_again(home, codes, layout=SheetLayout.CARDS, **CLOCK, at=at)


def file_of(home, at):
    """A border twenty metres farther east, and a name that nobody knows beside it."""
    grid = (
        Grid.objects.exclude(boundary=None).filter(street=home.street, tier="micro").order_by("code").first()
    )
    moved = [[[[x + EAST, y] for x, y in ring] for ring in rings] for rings in grid.boundary.coords]
    shape = {"type": "MultiPolygon", "coordinates": moved}
    rows = ({"code": grid.code, "name": grid.name}, {"name": "没有这个网格"})
    features = [{"type": "Feature", "properties": words, "geometry": shape} for words in rows]
    body = io.BytesIO(json.dumps({"type": "FeatureCollection", "features": features}).encode())
    body.name, body.size = "网格.geojson", len(body.getvalue())
    by = Actor.of(Officer.objects.get(username="admin"))
    return read_boundaries(home.street, body, system="file", by=by, at=at)


def objection(home, at):
    published = Appointment.objects.filter(grid__street=home.street, state="published").first()
    return published and object_to(published, words="不常在家，怕照看不过来。", by=Actor.reporter(), at=at)
