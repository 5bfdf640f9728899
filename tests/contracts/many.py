"""Lists that turn pages, each with the rows of which it is given ten thousand: rare characters in every one of them."""

from dataclasses import dataclass, field

from django.db import connection
from django.urls import reverse
from psycopg import sql

from cases.enums import RequestKind
from cases.models import Call, CaseRequest, ClockPolicy
from grids.models import AccessRecord
from messaging.models import Message

RARE = "㐀䶮𠮷"  # an extension A sign, a sign of names, one beyond the first plane
MANY = 10_000
NAMED = f"'{RARE} ' || n"


@dataclass(frozen=True)
class List:
    """One list: whose view it is, who looks, at which address, and what is written into the copies of a row."""

    module: str
    role: str
    path: object  # of the scene
    row: object  # of the scene
    facts: dict = field(default_factory=dict)  # column: SQL of the number n
    before: tuple = ()  # (row, facts) of each that the copies hang on
    is_named: bool = True


def at(name, *args, query=""):
    return lambda scene: reverse(name, args=args) + query


def of_grid(name, *more, tier="micro", query=""):
    return lambda scene: reverse(name, args=[getattr(scene.here, tier).code, *more]) + query


def of_code(name):
    return lambda scene: reverse(name, args=[scene.qr.token])


def here(attribute):
    return lambda scene: getattr(scene, attribute)["here"]


def case_in(state):
    return lambda scene: scene.cases["here", state]


def micro(scene):
    return scene.here.micro2


def a_request(scene):
    """One more day asked for by who has the case in hand."""
    facts = {"kind": RequestKind.EXTEND, "extra": 1, "asked_by": scene.people.worker, "asked_at": scene.start}
    return CaseRequest.objects.create(case=scene.main["here"], round=1, seq=1, level=1, **facts)


SIGNS = "translate(substr(md5(n::text), 1, 11), '0123456789abcdef', '0123456789ABCDEF')"
CASE = {
    "number": "left(number, 14) || (20000 + n)",
    "report_key": "gen_random_uuid()",
    "tracking_hash": "sha256(n::text::bytea)",
    "description": NAMED,
    "address": NAMED,
}
LAST = "(SELECT max(id) FROM cases_case) - n + 1"
GRID = {"code": "left(code, length(code) - 5) || (20000 + n + (n - 1) / 999)", "name": NAMED}
V, S = "cases/views/", "grids/views/staff/"
LISTS = (
    List(f"{V}public/notices.py", "anonymous", of_code("cases:notices"), here("notices"), {"title": NAMED}),
    List(
        f"{V}public/duty_lists.py", "anonymous", at("cases:duty_lists"), here("duty_lists"), {"title": NAMED}
    ),
    List(
        f"{V}staff/routing.py",
        "admin",
        at("cases:routing"),
        here("rules"),
        {"basis": NAMED, "order": "1000 + n"},
    ),
    List(f"{V}staff/desk.py", "desk", at("cases:desk"), case_in("reported"), CASE),
    List(
        f"{V}staff/requests.py",
        "district",
        at("cases:requests"),
        a_request,
        {"case_id": LAST},
        before=((case_in("reported"), CASE),),
        is_named=False,
    ),
    List(f"{V}staff/wordings.py", "admin", at("cases:wordings"), here("wordings"), {"name": NAMED}),
    List(
        f"{V}staff/limits.py",
        "admin",
        at("cases:limits", query="?past=1"),
        lambda scene: ClockPolicy.objects.filter(valid_to=None).first(),
        {"valid_to": "valid_from + (1 + n) * interval '1 day'"},
        is_named=False,
    ),
    List(
        f"{V}staff/whistles.py",
        "desk",
        at("cases:whistles"),
        lambda scene: Call.objects.first(),
        {"case_id": LAST},
        before=((case_in("reported"), CASE),),
        is_named=False,
    ),
    List(f"{S}stations.py", "leader", at("grids:stations"), here("stations"), {"name": NAMED}),
    List(
        "governance/views/street.py",
        "desk",
        of_grid("governance:street_list", "waiting", tier="street"),
        case_in("reported"),
        CASE,
    ),
    List(
        f"{V}staff/exceptions.py",
        "desk",
        at("cases:exceptions"),
        here("exceptions"),
        {"reason": NAMED, "content_object_id": LAST},
        before=((case_in("reported"), CASE),),
    ),
    List(
        "grids/views/registers.py",
        "leader",
        at("grids:register", "places"),
        lambda scene: scene.inside["here"].place,
        {"name": NAMED},
    ),
    List(
        f"{S}duty.py",
        "desk",
        at("grids:duty"),
        here("turns"),
        {
            "note": NAMED,
            "starts_at": "ends_at + n * interval '2 hours'",
            "ends_at": "ends_at + n * interval '2 hours' + interval '1 hour'",
        },
    ),
    List(f"{S}on_site.py", "leader", at("grids:stays"), here("stays"), {"purpose": NAMED}, is_named=False),
    List(f"{S}post_log.py", "leader", at("grids:post_logs"), here("entries"), {"words": NAMED}),
    List(
        f"{S}staffing.py", "desk", at("grids:staffing", query="?vacant=micro_leader&tier=micro"), micro, GRID
    ),
    List(
        "grids/views/audit.py",
        "audit",
        at("grids:audit"),
        lambda scene: AccessRecord.objects.filter(district=scene.ground.district).first(),
        {"reason": NAMED},
    ),
    List(
        "grids/views/codes.py",
        "leader",
        of_grid("grids:codes"),
        lambda scene: scene.qr,
        {"token": SIGNS},
        is_named=False,
    ),
    List("grids/views/doors.py", "leader", of_grid("grids:at_doors"), here("notices"), {"title": NAMED}),
    List(
        "messaging/views/channels.py",
        "admin",
        at("messaging:attempts"),
        lambda scene: scene.attempt,
        {"letter_id": "(SELECT max(id) FROM messaging_letter) - n + 1"},
        before=((lambda scene: scene.attempt.letter, {}),),
        is_named=False,
    ),
    List(
        "messaging/views/inbox.py",
        "worker",
        at("messaging:messages"),
        lambda scene: Message.objects.filter(recipient=scene.people.worker).first(),
        {"title": NAMED, "key": "n::text"},
    ),
    List("party/views/organisations.py", "leader", at("party:organisations"), here("party"), {"name": NAMED}),
    List(
        "party/views/coverage.py",
        "desk",
        of_grid("party:coverage", tier="street", query="?tier=micro"),
        micro,
        GRID,
    ),
    List(
        "party/views/checklists.py",
        "desk",
        of_grid("party:checklist", "four_haves", tier="street", query="?missing=any"),
        here("centres"),
        GRID,
    ),
)
# Ten thousand rows in a file of their own.
ELSEWHERE = {
    f"{S}appointments.py": "tests/grids/views/test_staff.py",
    "grids/views/imports.py": "tests/grids/views/test_imports_long.py",
}
# Lists whose rows cannot be copied, and why.
UNCOPIED = {
    f"{V}staff/boards.py": "the database counts the events of a case in work; the list is the desk's, one filter more",
    f"{S}absences.py": "one line an officer: as long as a leader's own people",
    f"{S}talents.py": "a name is sealed to its row",
}


def multiply(row, facts):
    """MANY copies of a row by one statement: new keys, and what `facts` says of the number n."""
    model = type(row)._meta
    columns = [one for one in model.concrete_fields if not one.primary_key]
    values = [facts.get(one.column) or fresh(one) for one in columns]
    asked = sql.SQL(
        "INSERT INTO {t} ({c}) SELECT {v} FROM {t}, generate_series(1, %s) AS n WHERE id = %s"
    ).format(
        t=sql.Identifier(model.db_table),
        c=sql.SQL(", ").join(sql.Identifier(one.column) for one in columns),
        v=sql.SQL(", ").join(map(sql.SQL, values)),
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [MANY, row.pk])


def fresh(column):
    """What is unique is made anew; the rest is as in the row."""
    is_key = column.get_internal_type() == "UUIDField" and column.unique
    return "gen_random_uuid()" if is_key else f'"{column.column}"'
