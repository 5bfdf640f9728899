"""The world the security tests walk through: the town of tests/cast.py with one of everything in four places.

here     a case of our street, in the hands of its grid worker       handed   the same street's, in a department's hands
there    a case of the next street of the same district              far      a case of another district

Whatever must not leave its place carries a mark of it: the words of each case, the codes of each street's grids. What
must be seen by nobody is a canary: the name and the phone number of each reporter.
"""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

from django.db import connection
from django.utils.timezone import localdate, now
from psycopg import sql

from cases.actions.photos import upload
from cases.actions.report import Person
from cases.enums import Action
from cases.models import CaseFile
from cases.place import CasePlace
from cases.tracking import secret_of
from files.actions.redraw import redraw
from grids.actions.access import record_access
from grids.actions.api_keys import issue_key
from grids.actions.qr_codes import issue_code
from grids.actions.record_account import record
from grids.actions.record_right import post_ended
from grids.actions.redraw.decide import decide
from grids.actor import Actor
from grids.enums import AccountEventKind, OfficerKind, RedrawKind, Role
from grids.models import Post
from messaging.inbox import tell
from tests.cast import a_case, build_town, do, hire, lead_to, put_on_hold
from tests.contracts.asking_above import add_above
from tests.contracts.asking_channels import add_channels
from tests.contracts.asking_doors import add_doors
from tests.contracts.asking_inside import add_inside
from tests.contracts.asking_lists import add_lists
from tests.contracts.asking_map import add_map
from tests.contracts.asking_party import add_party
from tests.contracts.asking_power import add_power
from tests.contracts.asking_routing import add_rules
from tests.contracts.asking_staff import add_staff
from tests.contracts.asking_stations import add_stations
from tests.contracts.asking_street import add_street_work
from tests.contracts.asking_whistle import add_whistles
from tests.contracts.asking_words import add_look
from tests.files.photos import photo
from tests.grids import world

PLACES = ("here", "handed", "there", "far")
STATES = (
    *("reported", "dispatched", "handling", "asked", "suspended"),
    *("handled", "fed_back", "rated", "closed", "void"),
)
ON_HOLD = ("asked", "suspended")
MARKS = {place: f"MARK-{place.upper()}-7Q" for place in PLACES}
GROUND = {"here": "410106003", "there": "410106004", "far": "410102005"}
CHIEF = "CHIEF-7Q"  # leads the whole street: no business of those who work in one grid of it
PHONE, NAME = "13877665678", "欧阳雨桐"
CALLER_PHONE, CALLER_NAME = "13877669999", "司马长风"
CANARIES = (PHONE, NAME, CALLER_PHONE, CALLER_NAME)


def build():
    """The scene as a namespace. Runs inside the caller's transaction and writes photos under MEDIA_ROOT."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL idle_in_transaction_session_timeout = 0"
        )  # a busy machine is not a forgotten door
    scene = build_town()
    scene.start = now() - timedelta(hours=4)
    put_on_the_map(scene.building, scene.here)
    scene.ends = {place: end(scene, place) for place in PLACES}
    scene.cases = {(place, state): a_case_in(scene, place, state) for place in PLACES for state in STATES}
    hire(CHIEF, (scene.here.street, Role.LEADER))
    # Who is called, and who has the case in hand, must know who whistled: somebody else who leads.
    add_whistles(scene, hire("whistler", (scene.here.street, Role.LEADER)), MARKS["handed"])
    scene.main = {place: with_photos(scene, place) for place in PLACES}
    scene.place_of_number = {case.number: place for (place, _state), case in scene.cases.items()}
    scene.place_of_number |= {case.number: place for place, case in scene.main.items()}
    scene.qr_codes = {"here": scene.qr, "handed": scene.qr} | {
        place: issue_code(scene.ends[place].building, by=Actor.clock(), at=scene.start)
        for place in ("there", "far")
    }
    scene.departments = {"here": scene.lighting, "far": world.department(scene.ground.far_district, "roads")}
    scene.keys = {"key": a_key(scene, "key", "here"), "far_key": a_key(scene, "far_key", "there")}
    scene.redraws = {place: plan_a_redraw(scene.ends[place].grids) for place in PLACES}
    add_street_work(scene, PLACES)
    add_inside(scene, MARKS, name=NAME, phone=PHONE)
    add_lists(scene, MARKS)
    add_doors(scene, MARKS)
    add_staff(scene)
    add_stations(scene, name=NAME, phone=PHONE)
    add_map(scene)
    add_party(scene, MARKS)
    add_channels(scene)
    add_look(scene)
    leave_messages_and_records(scene)
    add_power(scene)
    add_rules(scene, MARKS)
    add_above(scene)
    return scene


def plan_a_redraw(grids):
    """The second micro grid of a place goes under another general one in a month."""
    facts = {"effective_on": localdate() + timedelta(days=30), "facts": {"to": grids.general2.code}}
    return decide(RedrawKind.MOVE, grids.micro2, reason="便于管理", **facts, by=Actor.clock(), at=now())


def end(scene, place):
    """Who works in a place, under the names that tests/cast.py uses for our street."""
    if place in ("here", "handed"):
        people = {name: getattr(scene, f"by_{name}") for name in ("desk", "worker", "reviewer", "handler")}
        target = scene.worker_post if place == "here" else scene.lighting
        by_worker = people["worker"] if place == "here" else people["handler"]
        own = {"by_worker": by_worker, "worker_post": target, "building": scene.building}
        return SimpleNamespace(
            **own, by_desk=people["desk"], by_reviewer=people["reviewer"], grids=scene.here
        )
    grids = scene.there if place == "there" else scene.ground.far
    hired = {
        name: hire(f"{place}-{name}", (grids.street, role))
        for name, role in (
            ("desk", Role.DISPATCHER),
            ("worker", Role.WORKER),
            ("reviewer", Role.REVIEWER),
        )
    }
    return SimpleNamespace(
        **{f"by_{name}": Actor.of(officer, date(2025, 6, 9)) for name, officer in hired.items()},
        worker_post=Post.objects.get(officer=hired["worker"]),
        building=building_of(grids, place),
        grids=grids,
    )


def put_on_the_map(building, grids):
    building.point = grids.micro.boundary.point_on_surface
    building.save()


def building_of(grids, place):
    """A building with the mark of its place in its name."""
    building = world.building(grids.micro)
    building.name = f"{MARKS[place]} 楼"
    put_on_the_map(building, grids)
    return building


def a_case_in(scene, place, state):
    """A case of a place, led to a state by the people of that place."""
    own = scene.ends[place]
    case = a_case(
        own,
        at=scene.start,
        description=MARKS[place],
        place=CasePlace.of_building(own.building),
        reporter=Person(name=NAME, phone=PHONE),
        caller=Person(name=CALLER_NAME, phone=CALLER_PHONE),
    )
    if state in ON_HOLD and place != "far":
        case = lead_to(own, "handling", case=case)
        return put_on_hold(own, case, by=scene.by_district, asked=state == "asked")
    return lead_to(own, "handling" if state in ON_HOLD else state, case=case)


def with_photos(scene, place):
    """The case of a place that pages are asked for: in hand, with a photo redrawn to real renditions."""
    own = scene.ends[place]
    picture = photo()
    file = upload(Stream(picture), size=len(picture), by=Actor.reporter(), at=scene.start)
    redraw(file.pk, at=scene.start)
    case = a_case(
        own,
        at=scene.start,
        description=MARKS[place],
        place=CasePlace.of_building(own.building),
        photos=[file],
        reporter=Person(name=NAME, phone=PHONE),
    )
    case = do(case, Action.DISPATCH, own.by_desk, own)
    case = do(case, Action.TAKE, own.by_worker, own)
    case.secret, case.photo = secret_of(case), CaseFile.objects.get(case=case).file.uuid
    return case


class Stream:
    """Bytes to be read once, as a web server hands them over."""

    def __init__(self, data):
        self.data = data

    def read(self, size=-1):
        taken, self.data = (self.data, b"") if size < 0 else (self.data[:size], self.data[size:])
        return taken


def a_key(scene, name, place):
    """The Api-Key of a system's account whose post is that of the place's desk."""
    account = hire(name, (scene.ends[place].grids.street, Role.DISPATCHER), kind=OfficerKind.SYSTEM)
    _key, text = issue_key(account, name=name, by=Actor.clock(), at=now() - timedelta(minutes=1))
    return text


def leave_messages_and_records(scene):
    """A message to everybody with the mark of the reader, and a look into a reporter's name at every place."""
    for name, officer in vars(scene.people).items():
        tell([officer.pk], title=f"LETTER-TO-{name}-7Q", key=uuid4(), at=scene.start)
    for place in PLACES:
        case = scene.main[place]
        record_access(
            case,
            subject_kind="reporter",
            subject_uuid=case.uuid,
            fields=["phone"],
            reason=f"LOOKED-{place}-7Q",
            by=scene.ends[place].by_desk,
            at=scene.start,
        )
        officer = scene.ends[place].by_desk.officer
        record(
            officer, AccountEventKind.ASKED, reason=f"LOOKED-{place}-7Q", by=Actor.reporter(), at=scene.start
        )
        post_ended(officer.posts.first(), by=Actor.clock(), at=scene.start, reason=f"LOOKED-{place}-7Q")


def tables():
    """The names of all our tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'spatial_ref_sys'"
        )
        return sorted(row[0] for row in cursor.fetchall())


def tables_that_hold(*words, among=None):
    """The tables of which a row, written out as a dump would write it, holds one of the words plain or as bytes."""
    sought = [f"%{form}%" for word in words for form in (word, word.encode().hex())]
    asked = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {} AS r WHERE r::text LIKE ANY(%(sought)s))").format(
            sql.Literal(table), sql.Identifier(table)
        )
        for table in (among or tables())
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, {"sought": sought})
        return [row[0] for row in cursor.fetchall()]
