"""How each address is asked: its path, and a body with which the one who may succeeds."""

from dataclasses import dataclass, field
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.forms.needs import OUTSIDE
from cases.tracking import secret_of
from tests.cast import PASSWORD
from tests.contracts import (
    asking_accounts,
    asking_channels,
    asking_clocks,
    asking_desk,
    asking_doors,
    asking_ground,
    asking_inside,
    asking_lists,
    asking_map,
    asking_party,
    asking_power,
    asking_requests,
    asking_routing,
    asking_staff,
    asking_street,
    asking_whistle,
    asking_words,
)
from tests.contracts.scene import CALLER_NAME, CALLER_PHONE, MARKS, NAME, PHONE
from tests.files.photos import photo

JSON = "application/json"
SMALL = photo((64, 48))


@dataclass
class Asked:
    """One request, ready to be sent."""

    path: str
    data: dict = field(default_factory=dict)
    query: dict = field(default_factory=dict)
    headers: dict = field(default_factory=dict)
    is_json: bool = False


def ask(scene, row):
    """The Asked of a row of the matrix."""
    base, _, _variant = row.address.partition("?")
    place = "here" if row.place == "-" else row.place
    known = row.address if row.address in PATHS else base
    path = PATHS[known](scene, place) if known in PATHS else reverse(base)
    is_json = base in asking_map.JSON_PAGES or (base.startswith("api:") and base != "api:uploads-list")
    asked = Asked(path, is_json=is_json)
    if row.address == "cases:case?dispatch":
        asked.path = reverse(base, args=[scene.cases[place, "reported"].number])
    if row.address in VARIANTS:
        asked.query, asked.headers = VARIANTS[row.address](scene, place)
    if row.verb:
        ask_verb(scene, row, asked)
    elif row.method not in ("GET", "HEAD", "OPTIONS") and row.address in BODIES:
        asked.data = BODIES[row.address](scene, place)
        if row.address == "api:cases-list?grid":
            asked.headers = {"Idempotency-Key": str(uuid4())}  # so that an answer is remembered
    return asked


def ask_verb(scene, row, asked):
    case = scene.cases[row.place, row.state]
    action = ACTION_OF.get(row.verb, row.verb)
    facts = FACTS.get(row.verb, lambda own, scene: {})(scene.ends[row.place], scene)
    if asked.is_json:
        names = OUTSIDE.get(action, {})
        outer = {inner: name for name, inner in names.items()}
        asked.path = reverse("api:cases-act", args=[case.number, action])
        asked.data = {outer.get(name, name): value for name, value in facts.items()}
        asked.headers = {"If-Match": f'"{case.version}"'}
    else:
        asked.path = reverse("cases:act", args=[case.number, action])
        asked.data = facts | {"version": case.version}


def by_secret(name, state=None):
    def path(scene, place):
        case = scene.cases[place, state] if state else scene.main[place]
        return reverse(name, args=[secret_of(case)])

    return path


def of_case(name, *more):
    return lambda scene, place: reverse(name, args=[scene.main[place].number, *more])


def answered(name):
    """A case whose reporter was told: only then is there an answer to print."""
    return lambda scene, place: reverse(name, args=[scene.cases[place, "fed_back"].number])


def of_photo(name, kind, key):
    def path(scene, place):
        case = scene.main[place]
        return reverse(name, args=[getattr(case, key), case.photo, kind])

    return path


def of_code(name):
    return lambda scene, place: reverse(name, args=[scene.qr_codes[place].token])


def done(scene, place):
    return reverse("cases:done", args=[scene.qr_codes[place].token, scene.main[place].secret])


def post_of(scene, place):
    """The post a place's case is handed to; `handed` is a department's, so the post of its handler."""
    if place == "handed":
        return scene.people.handler.posts.get()
    return scene.ends[place].worker_post


def grid_code(scene, place):
    grids = scene.ends[place].grids
    return (grids.general if place in ("here", "handed") else grids.street).code


PATHS = (
    asking_accounts.PATHS
    | asking_map.PATHS
    | asking_doors.PATHS
    | asking_words.PATHS
    | asking_channels.PATHS
    | asking_clocks.PATHS
    | asking_routing.PATHS
    | asking_desk.PATHS
    | asking_staff.PATHS
    | asking_street.PATHS
    | asking_power.PATHS
    | asking_party.PATHS
    | asking_ground.PATHS
    | asking_lists.PATHS
    | asking_inside.PATHS
    | {
        "cases:door": of_code("cases:door"),
        "cases:public_report": of_code("cases:public_report"),
        "cases:done": done,
        "cases:track": by_secret("cases:track"),
        "cases:track_rate": by_secret("cases:track_rate", "fed_back"),
        "cases:track_not_solved": by_secret("cases:track_not_solved", "fed_back"),
        "cases:track_withdraw": by_secret("cases:track_withdraw", "reported"),
        "cases:track_reopen": by_secret("cases:track_reopen", "closed"),
        "cases:track_object": by_secret("cases:track_object", "void"),
        "cases:track_receipt": by_secret("cases:track_receipt"),
        "cases:track_answer": by_secret("cases:track_answer", "fed_back"),
        "cases:case_answer": answered("cases:case_answer"),
        "cases:case_slip": of_case("cases:case_slip"),
        "cases:door_slip": of_code("cases:door_slip"),
        "cases:track_photo": of_photo("cases:track_photo", "full", "secret"),
        "cases:case": of_case("cases:case"),
        "cases:deadlines": of_case("cases:deadlines"),
        "cases:act": of_case("cases:act", "comment"),
        "cases:reveal": of_case("cases:reveal"),
        "cases:photo": of_photo("cases:photo", "full", "number"),
        "api:cases-detail": of_case("api:cases-detail"),
        "api:cases-events": of_case("api:cases-events"),
        "api:cases-deadlines": of_case("api:cases-deadlines"),
        "api:cases-act": of_case("api:cases-act", "comment"),
        "api:categories-detail": lambda scene, place: reverse("api:categories-detail", args=["05007"]),
        "api:grids-detail": lambda scene, place: reverse("api:grids-detail", args=[grid_code(scene, place)]),
        "api:posts-detail": lambda scene, place: reverse(
            "api:posts-detail", args=[post_of(scene, place).uuid]
        ),
        "governance:help_page": lambda scene, place: reverse("governance:help_page", args=["start"]),
        "api:nothing": lambda scene, place: "/api/v1/households/",
    }
)


def part(target, **query):
    """The question htmx puts for one part of a page."""
    return query, {"HX-Request": "true", "HX-Target": target}


def point_of(scene, place):
    point = scene.ends[place].grids.micro.boundary.point_on_surface
    return {"lng": point.x, "lat": point.y}, {}


VARIANTS = (
    asking_ground.VARIANTS
    | asking_map.VARIANTS
    | asking_doors.VARIANTS
    | asking_words.VARIANTS
    | asking_power.VARIANTS
    | asking_party.VARIANTS
    | asking_staff.VARIANTS
    | asking_whistle.VARIANTS
    | asking_desk.VARIANTS
    | {
        "cases:desk?case": lambda scene, place: ({"case": scene.main[place].number}, {}),
        "cases:desk?preview": lambda scene, place: part("preview", case=scene.main[place].number),
        "cases:desk?fresh": lambda scene, place: part("fresh", since="2025-01-01T00:00:00+08:00"),
        "cases:desk?search": lambda scene, place: ({"q": MARKS[place]}, {}),
        "cases:case?dispatch": lambda scene, place: ({"do": "dispatch"}, {}),
        "cases:quick_report?find": lambda scene, place: part("places", place_words="楼"),
        "api:grids-locate": point_of,
    }
)


def found(scene, place):
    building = {"building": scene.ends[place].building.uuid}
    return {"description": "楼道灯不亮", "key": uuid4()} | building


def called_in(scene, place):
    people = {"name": NAME, "phone": PHONE, "caller_name": CALLER_NAME, "caller_phone": CALLER_PHONE}
    return found(scene, place) | people | {"source": "hotline"}


def called_in_from_a_grid(scene, place):
    said = called_in(scene, place)
    del said["building"]
    return said | {"grid": grid_code(scene, place)}


def from_outside(**where):
    def body(scene, place):
        said = {"description": "楼道灯不亮", "source": "system", "reporter": {"name": NAME, "phone": PHONE}}
        return said | {"place": {name: value(scene, place) for name, value in where.items()}}

    return body


BODIES = (
    asking_accounts.BODIES
    | asking_map.BODIES
    | asking_doors.BODIES
    | asking_words.BODIES
    | asking_channels.BODIES
    | asking_clocks.BODIES
    | asking_routing.BODIES
    | asking_desk.BODIES
    | asking_staff.BODIES
    | asking_street.BODIES
    | asking_power.BODIES
    | asking_party.BODIES
    | asking_ground.BODIES
    | asking_lists.BODIES
    | asking_inside.BODIES
    | {
        "grids:sign_in": lambda scene, place: {"username": "worker", "password": PASSWORD},
        "cases:public_report": lambda scene, place: {"key": uuid4(), "description": "灯不亮", "phone": PHONE},
        "cases:track_lookup": lambda scene, place: {
            "number": scene.main[place].number,
            "phone_tail": PHONE[-4:],
        },
        "cases:track_rate": lambda scene, place: {"key": uuid4(), "solved": "true", "level": 5},
        "cases:track_not_solved": lambda scene, place: {"key": uuid4(), "reason": "还是不亮"},
        "cases:track_withdraw": lambda scene, place: {"key": uuid4()},
        "cases:track_reopen": lambda scene, place: {"key": uuid4(), "reason": "又坏了"},
        "cases:track_object": lambda scene, place: {"key": uuid4(), "reason": "确有其事"},
        "cases:quick_report": found,
        "cases:proxy_report": called_in,
        "cases:proxy_report?grid": called_in_from_a_grid,
        "cases:reveal": lambda scene, place: {"reason": "回访核实"},
        "api:cases-list": from_outside(building=lambda scene, place: scene.ends[place].building.code),
        "api:cases-list?qr": from_outside(qr=lambda scene, place: scene.qr_codes[place].token),
        "api:cases-list?grid": from_outside(grid=grid_code),
        "api:uploads-list": lambda scene, place: {"photo": SimpleUploadedFile("p.jpg", SMALL, "image/jpeg")},
    }
)

ACTION_OF = {"cannot": "resolve", "to_far": "dispatch", "to_roads": "dispatch", "move_far": "classify"}
ACTION_OF |= {"hold": "request"}
FACTS = asking_requests.FACTS | {
    "classify": lambda own, scene: {"reason": "看过了", "major": "true"},
    "dispatch": lambda own, scene: {"to": str(own.worker_post.uuid), "note": "请看看"},
    "to_far": lambda own, scene: {"to": str(scene.ends["far"].worker_post.uuid)},
    "to_roads": lambda own, scene: {"to": str(scene.departments["far"].uuid)},
    "move_far": lambda own, scene: {"reason": "看过了", "grid": scene.ends["far"].grids.micro.code},
    "decline": lambda own, scene: {"decline_reason": "not_ours"},
    "recall": lambda own, scene: {"reason": "换人"},
    "contact": lambda own, scene: {"contact_channel": "phone", "contact_outcome": "spoke"},
    "progress": lambda own, scene: {"words": "在办"},
    "resolve": lambda own, scene: {"outcome": "done", "result": "修好了", "no_photo_reason": "夜里"},
    "cannot": lambda own, scene: {"outcome": "cannot", "result": "不归街道管"},
    "send_back": lambda own, scene: {"reason": "没修好"},
    "feedback": lambda own, scene: {"feedback_channel": "phone", "answer": "done", "words": "灯修好了"},
    "rate": lambda own, scene: {"solved": "true", "level": 5},
    "rework": lambda own, scene: {"reason": "还是不亮"},
    "reopen": lambda own, scene: {"reason": "又坏了"},
    "void": lambda own, scene: {"void_reason": "not_found"},
    "restore": lambda own, scene: {"reason": "确有其事"},
    "comment": lambda own, scene: {"words": "备注"},
}
FACTS |= asking_whistle.FACTS
