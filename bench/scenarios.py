"""What is measured over HTTP: each scenario is a list of requests, as whom, and from how many connections."""

from dataclasses import dataclass, field
from urllib.parse import quote

from bench.wrk import Request

CSRF = "b" * 32
BOUNDARY = "----bench7f3a"
WORDS = "楼道口堆了装修垃圾，影响通行，请派人看看。"
FORM = "application/x-www-form-urlencoded"
SLOW_READERS = 2  # as many as there are web processes: what one person waits
REPORTERS = 50
TABS = ("waiting", "due-soon", "overdue", "in-hand", "to-review", "pending")


@dataclass(frozen=True)
class Scenario:
    """`once`: each request can be sent only once, so there is no warming up with it. No `seconds`: as the run says."""

    name: str
    requests: list
    who: str = ""
    connections: int = SLOW_READERS
    seconds: int = 4
    expects: int = 200
    once: bool = False
    aim: str = ""
    tags: frozenset = field(default_factory=frozenset)


def scenarios(facts):
    """All of them, for what bench.prepare found."""
    return [*bare(), *public(facts), *desk(facts), *staff(facts)]


def bare():
    return [
        Scenario("bare view", [Request("/bench/bare/")], seconds=3),
        Scenario("bare view, 50 clients", [Request("/bench/bare/")], connections=REPORTERS, seconds=3),
        Scenario("bare view, signed in", [Request("/bench/signed-in/")], who="street", seconds=3),
    ]


def public(facts):
    doors = facts["doors"]
    return [
        Scenario("QR page", [Request(f"/q/{token}") for token in doors], seconds=4),
        Scenario("report form", [Request(f"/q/{token}/report/") for token in doors], seconds=3),
        Scenario(
            "text report, 50 clients",
            [text_report(token) for token in doors],
            connections=REPORTERS,
            seconds=8,
            expects=302,
            aim="≥ 400/s, p95 ≤ 300 ms",
        ),
        Scenario(
            "resident's look-up",
            [look_up(*phone) for phone in facts["phones"]],
            expects=200,
            once=True,
        ),
    ]


def text_report(token):
    fields = {"csrfmiddlewaretoken": CSRF, "key": "{uuid}", "category": "", "description": WORDS}
    return form_of(f"/q/{token}/report/", fields | {"phone": "13800001234", "website": ""})


def look_up(number, tail):
    fields = {"csrfmiddlewaretoken": CSRF, "number": number, "phone_tail": tail}
    return Request("/t/", "POST", FORM, "&".join(f"{name}={value}" for name, value in fields.items()))


def form_of(path, fields):
    """A POST as a browser sends a form with files, without any."""
    parts = [
        f'--{BOUNDARY}{{n}}Content-Disposition: form-data; name="{name}"{{n}}{{n}}{value}{{n}}'
        for name, value in fields.items()
    ]
    return Request(
        path, "POST", f"multipart/form-data; boundary={BOUNDARY}", "".join([*parts, f"--{BOUNDARY}--{{n}}"])
    )


def desk(facts):
    """Each tab for each scope, and each kind of search for the narrow and the wide ones."""
    found = []
    for who in ("street", "district", "city", "reviewer", "community", "general", "handler"):
        for tab in TABS if who in ("street", "district", "city") else TABS[:1] + TABS[3:5]:
            found.append(
                Scenario(f"desk {who}: {tab}", [Request(f"/desk/?tab={tab}")], who=who, seconds=0, aim=DESK)
            )
    for who in ("street", "district", "city"):
        for kind, words in facts["words"].items():
            path = f"/desk/?q={quote(words)}"
            found.append(
                Scenario(f"desk {who}: search {kind}", [Request(path)], who=who, seconds=0, aim=DESK)
            )
    return found


DESK = "p95 ≤ 60 ms"


def staff(facts):
    return [
        Scenario("worker's list", [Request("/w/")], who="worker", seconds=2),
        Scenario(
            "one case with its timeline",
            [Request(f"/cases/{number}/") for number in facts["numbers"]],
            who="street",
            seconds=4,
            aim="p95 ≤ 50 ms",
        ),
        Scenario(
            "one action: dispatch",
            [dispatch(*case) for case in facts["reported"][: len(facts["reported"]) // 2]],
            who="city",
            connections=8,
            seconds=4,
            expects=302,
            once=True,
            aim="≥ half of pgbench",
        ),
    ]


def dispatch(number, version, to, _pk):
    fields = {
        "csrfmiddlewaretoken": CSRF,
        "version": version,
        "to": to,
        "note": "请尽快到现场查看。",
        "next": "/desk/",
    }
    body = "&".join(f"{name}={quote(str(value))}" for name, value in fields.items())
    return Request(f"/cases/{number}/actions/dispatch/", "POST", FORM, body)
