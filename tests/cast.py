"""The cast of every test about cases: one street with its people, and a stranger from the next one.

worker      grid worker of the general grid a case lies in       colleague  worker of the neighbouring general grid
leader      leader of that general grid                          desk       dispatcher of the street
handler     in a department of the district                      reviewer   reviewer of the street
district    dispatcher and leader of the district                stranger   desk and reviewer of another street
nobody      an account without any post                          admin      configures, sees no case
security    gives posts and rights, sees no case                  audit      reads the logs alone
"""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from cases.actions.report import Person, report
from cases.actions.verbs import VERBS
from cases.enums import Action, Source
from cases.models import Category
from cases.place import CasePlace
from grids.actions.qr_codes import issue_code
from grids.actor import Actor
from grids.enums import Role
from grids.models import DoorCard, Post
from tests.grids import world

ZONE = ZoneInfo("Asia/Shanghai")
PASSWORD = "a long enough password"


def moment(day, hour=9, minute=0):
    """A moment of June 2025 (the 2nd is a holiday Monday, the 3rd the first working day), Shanghai time."""
    return datetime(2025, 6, day, hour, minute, tzinfo=ZONE)


MONDAY = moment(9)  # an ordinary working Monday


def hire(name, *posts, **facts):
    """An officer with posts, each (grid | region | department, role)."""
    officer = world.officer(name, **{"password": PASSWORD} | facts)
    for on, role in posts:
        world.post(on, role, who=officer)
    return officer


def build_town():
    ground = world.build()
    here, there = ground.here, ground.next
    lighting = world.department(ground.district, "lighting")
    people = {
        "worker": hire("worker", (here.general, Role.WORKER), phone="19900000001"),
        "colleague": hire("colleague", (here.general2, Role.WORKER)),
        "leader": hire("leader", (here.general, Role.LEADER)),
        "desk": hire("desk", (here.street, Role.DISPATCHER)),
        "handler": hire("handler", (lighting, Role.HANDLER)),
        "reviewer": hire("reviewer", (here.street, Role.REVIEWER)),
        "district": hire("district", (ground.district, Role.DISPATCHER), (ground.district, Role.LEADER)),
        "stranger": hire(
            "stranger",
            (there.street, Role.DISPATCHER),
            (there.street, Role.WORKER),
            (there.street, Role.REVIEWER),
        ),
        "nobody": hire("nobody"),
        "admin": hire("admin", (ground.district, Role.ADMINISTRATOR), is_staff=True),
        "security": hire("security", (ground.district, Role.SECURITY), is_staff=True),
        "audit": hire("audit", (ground.district, Role.AUDITOR)),
    }
    DoorCard.objects.create(officer=people["worker"], phone="19900000001", changed_at=MONDAY)
    building = world.building(here.micro)
    qr = issue_code(building, by=Actor.clock(), at=MONDAY)
    return SimpleNamespace(
        ground=ground,
        here=here,
        there=there,
        lighting=lighting,
        building=building,
        qr=qr,
        people=SimpleNamespace(**people),
        **{f"by_{name}": Actor.of(officer, date(2025, 6, 9)) for name, officer in people.items()},
        worker_post=Post.objects.get(officer=people["worker"]),
        colleague_post=Post.objects.get(officer=people["colleague"]),
    )


@pytest.fixture
def town(db):
    """The street with its people, for tests in one transaction."""
    return build_town()


@pytest.fixture
def shared_town(transactional_db):
    """The same, really committed, for tests with several connections, processes or a browser."""
    return build_town()


def category(code="10004"):
    """楼道堆物 by default: 3 ND, a photo of the result, may be solved on the spot."""
    return Category.objects.get(code=code)


def a_case(
    town, *, at=MONDAY, code="05007", phone="13800005678", description="路灯不亮", place=None, **facts
):
    """A case scanned by a resident at the building's door: 路灯单盏不亮, 2 WD."""
    reporter = Person(name="李四", phone=phone) if phone else None
    known = {"category": category(code), "description": description, "reporter": reporter, "key": uuid4()}
    return report(
        place=place or CasePlace.of_code(town.qr),
        source=Source.QR,
        by=Actor.reporter(),
        at=at,
        **known | facts,
    )


def facts_for(town, action):
    """Facts with which a verb is done in the plainest way."""
    return {
        Action.CLASSIFY: {"reason": "看过了", "major": True},
        Action.DISPATCH: {"to": town.worker_post, "note": "请看看", "decision": "商定"},
        Action.DECLINE: {"decline_reason": "not_ours"},
        Action.RECALL: {"reason": "换人"},
        Action.CONTACT: {"contact_channel": "phone", "contact_outcome": "spoke"},
        Action.PROGRESS: {"words": "在办"},
        Action.REQUEST: {"request_kind": "extend", "reason": "等配件", "extra": 1},
        Action.APPROVE: {"words": "配件后天到"},
        Action.REFUSE: {"reason": "时间够了"},
        Action.WHISTLE: {"calls": [(getattr(town, "lighting", None), "")], "reason": "路灯成片不亮"},
        Action.OBJECT: {"reason": "不归我们管"},
        Action.ANSWER_OBJECTION: {"reason": "清单上有", "upheld": False},
        Action.REPORT_BACK: {"result": "修好了"},
        Action.RATE_RESPONSE: {"level": 5},
        Action.WHISTLE_CANCEL: {"reason": "不用来了"},
        Action.RESOLVE: {"outcome": "done", "result": "修好了", "no_photo_reason": "夜里"},
        Action.SEND_BACK: {"reason": "没修好"},
        Action.FEEDBACK: {"feedback_channel": "phone", "answer": "done", "words": "灯修好了"},
        Action.RATE: {"solved": True, "level": 5},
        Action.REWORK: {"reason": "还是不亮"},
        Action.REOPEN: {"reason": "又坏了"},
        Action.VOID: {"void_reason": "not_found"},
        Action.RESTORE: {"reason": "确有其事"},
        Action.COMMENT: {"words": "备注"},
    }.get(action, {})


def do(case, action, by, town, *, at=None, **facts):
    """One verb, with the plainest facts and those given."""
    verb = VERBS[Action(action)]
    return verb(
        case, by=by, at=at or case.changed_at + timedelta(minutes=5), **facts_for(town, action) | facts
    )


PATH = (
    (Action.DISPATCH, "by_desk"),
    (Action.TAKE, "by_worker"),
    (Action.CONTACT, "by_worker"),
    (Action.RESOLVE, "by_worker"),
    (Action.FEEDBACK, "by_worker"),
    (Action.RATE, "by_reporter"),
    (Action.CLOSE, "by_reviewer"),
)
STOPS = {"reported": 0, "dispatched": 1, "handling": 3, "handled": 4, "fed_back": 5, "rated": 6, "closed": 7}


def lead_to(town, stop, case=None, **facts):
    """A case led along the plain path until it stands in a state ("rated" is fed_back with an answer)."""
    case = case or a_case(town, **facts)
    if stop == "void":
        return do(case, Action.VOID, town.by_desk, town)
    if stop in ("asked", "suspended"):
        return put_on_hold(town, lead_to(town, "handling", case), asked=stop == "asked")
    for action, who in PATH[: STOPS[stop]]:
        by = Actor.reporter() if who == "by_reporter" else getattr(town, who)
        case = do(case, action, by, town)
    return case


def put_on_hold(town, case, *, by=None, asked=False, days=30):
    """What is in hand waits for something else until a day: asked for by the worker, approved by the leader or `by`."""
    until = (case.changed_at + timedelta(days=days)).date()
    facts = {"request_kind": "suspend", "until": until, "condition": "等小区供暖结束"}
    case = do(case, Action.REQUEST, town.by_worker, town, **facts)
    return case if asked else do(case, Action.APPROVE, by or town.by_leader, town, words="供暖结束后再修")
