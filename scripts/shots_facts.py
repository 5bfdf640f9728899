"""What the catalogue's addresses are made of at the demo place, as JSON: run by `manage.py shell` of scripts/shots.py.

A case of each state, one of the grid of `worker` or below `leader` where there is one, so that who looks sees it. And
somebody below `leader` whose first day it is once more: without password and phone, with a new code.
"""

import io
import json

from django.utils.timezone import localdate, now

from cases.enums import ReporterKind
from cases.models import Case, Reporter
from cases.tracking import secret_of
from grids.actions.accounts import help_in
from grids.actions.imports.apply import apply
from grids.actions.imports.begin import begin
from grids.actions.imports.check import choose_columns
from grids.actor import Actor
from grids.enums import CodeKind
from grids.imports.kinds import kind_of
from grids.models import Building, Compound, Officer, Place, QrCode, Room
from grids.superiors import people_below
from messaging.models import Channel
from party.models import PartyOrganisation
from scripts.shots_made import made_near

STATES = ("reported", "dispatched", "handling", "handled", "fed_back", "closed", "void")
worker, leader = (Officer.objects.get(username=name) for name in ("worker", "leader"))
near, wider = (
    Case.objects.visible_to(Actor.of(one).scope).order_by("-reported_at") for one in (worker, leader)
)


def chosen(**facts):
    rows = (near, wider, Case.objects.order_by("-reported_at"))
    return next(filter(None, (cases.filter(**facts).first() for cases in rows)), None)


def first_day(leader):
    below = people_below(Actor.of(leader), localdate(), "", most=50)
    officer = next(one for one in below if one.pk != worker.pk)
    kind = CodeKind.START if officer.is_new else CodeKind.PHONE
    _code, text = help_in(officer, kind=kind, reason="make shots", by=Actor.clock(), at=now())
    return {"uuid.start": str(officer.uuid), "start.name": officer.username, "start.code": text}


def rows_near(grid):
    """One of each register in the general grid of somebody, and a door of the building whose rooms are numbered."""
    here = {"general": grid.general or grid, "valid_to": None}
    found = {"compound": Compound, "place": Place}
    rows = {
        f"row.{kind}": str(model.objects.filter(**here).order_by("pk").first().uuid)
        for kind, model in found.items()
    }
    rows["party.here"] = str(PartyOrganisation.objects.filter(general=grid.general or grid).first().uuid)
    rows["centre.here"] = str(Place.objects.filter(street=grid.street, kind="centre").first().uuid)
    room = Room.objects.filter(**here).select_related("unit", "building").order_by("code").first()
    building = room.building if room else Building.objects.filter(**here).order_by("code").first()
    rows["row.building"] = str(building.uuid)
    return rows | ({"row.unit": str(room.unit.uuid), "row.room": room.code} if room else {})


def lists_of(owner, grid):
    """A list of somebody's in each state that a page shows."""
    facts, kind, made = {"by": Actor.of(owner), "at": now()}, kind_of("buildings"), {}
    heads = "网格编码,楼栋名称,户数"
    rows = {
        "read": f"{heads}\n{grid.code},示例甲楼,24\n",
        "checked": f"{heads}\n{grid.code},示例乙楼,24\n{grid.code},示例丙楼,三口\n",
        "applied": f"{heads}\n{grid.code},示例{now():%H%M%S}丁楼,36\n",
        "refused": "\x00",
    }
    for state, text in rows.items():
        content = text.encode()
        batch = begin(kind, io.BytesIO(content), size=len(content), name="楼栋名单.csv", **facts)
        if state in ("checked", "applied"):
            batch = choose_columns(batch, columns=batch.columns, **facts)
        if state == "applied":
            apply(batch, only_good=True, **facts)
        made[f"list.{state}"] = str(batch.uuid)
    return made


found = {state: chosen(state=state) for state in STATES}
found["rated"] = chosen(state="fed_back", ratings__isnull=False)
found["fed_back"] = chosen(state="fed_back", ratings__isnull=True) or found["fed_back"]
with_photos = near.filter(photos__isnull=False)
found["photos"] = with_photos.filter(state="handling").first() or with_photos.first() or found["handling"]
facts = {"code": QrCode.objects.filter(revoked_at=None).exclude(building=None).order_by("pk").first().token}
facts["uuid.worker"] = str(worker.uuid)
facts |= first_day(leader)
reachable = Reporter.objects.filter(kind=ReporterKind.REPORTER, case__state="reported").exclude(
    tail_index=b""
)
reporter = reachable.filter(case__in=near.values("pk")).select_related("case").first()
if reporter:
    found["reported"], facts["tail"] = reporter.case, reporter.phone[-4:]
home = worker.posts.exclude(grid=None).first().grid
facts |= {"grid.general": (home.general or home).code, "grid.street": home.street.code}
facts |= {"grid.micro": (home if home.tier == "micro" else home.children.order_by("code").first()).code}
facts |= rows_near(home) | {"district": home.district.code}
facts |= lists_of(worker, home) | made_near(home)
for state, case in found.items():
    if case:
        facts |= {f"number.{state}": case.number, f"secret.{state}": secret_of(case)}
set_up = {"kind": "sms", "base_url": "https://mas.example.cn", "changed_at": now(), "changed_by": leader}
facts["channel"] = str(Channel.objects.get_or_create(preset="mas", name="移动短信", defaults=set_up)[0].uuid)
print(json.dumps(facts))
