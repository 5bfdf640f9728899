"""Whatever signs somebody types: kept and shown as they were, or refused with the words still there.

Every text field of the public forms, of the staff's and of the API; what is shown is read from the page by the house's
own escaping, so that `<script>` must come back as the words it is.
"""

import json
from html import escape
from uuid import uuid4

import pytest
from django.test import Client

from cases.budgets import store
from cases.models import Case, CaseText
from tests.cases.api.callers import CASES, Caller
from tests.cases.api.conftest import a_calendar_that_reaches  # noqa: F401 - fixture
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import a_case, lead_to

pytestmark = pytest.mark.slow

RARE = "㐀䶮𠮷龘"  # an extension A sign, a name's, one beyond the first plane, a dense one
KEPT = {
    "rare signs": RARE,
    "from right to left": "路灯\u202e坏了\u202c",
    "no width": "路\u200b灯\u200d\ufeff坏",
    "a formula": "=cmd|' /C calc'!A0",
    "other formulas": "+1 -1 @SUM(A1) ＝1",
    "emoji": "👩‍👩‍👧‍👦🔥🇨🇳",
    "markup": "<script>alert(1)</script>&amp;<img src=x onerror=alert(1)>",
    "a template": "{{ settings.SECRET_KEY }}{% debug %}%(x)s{0.__class__}",
    "a statement": "'; drop table cases_case; --",
    "quotes": "\"'`´«»“”‘’",
    "a path": "../../etc/passwd",
    "combined": "e\u0301\u0323" * 20,
    "the last planes": "\U0010ffff\ufffd\ue000",
    "full width": "１２３ＡＢＣ",
    "lines": "一\n二\u2028三\u2029四\x85五",
    "control signs": "a\x01b\x1bc\x7f",
}
REFUSED = {"nul": "路灯\x00坏了", "a megabyte": "路" * 350_000, "a million digits": "9" * 1_000_000}
HALF = {"half a sign": "\ud83d", "the other half": "坏\udc4d了"}
PUBLIC_REFUSALS = (400, 413, 422)


def door(town, **said):
    store.flushdb()
    return Client().post(f"/q/{town.qr.token}/report/", {"key": uuid4(), **said})


@pytest.mark.parametrize("words", KEPT.values(), ids=KEPT)
def test_a_resident_s_words_come_back_as_they_were(town, words):
    sent = door(town, description=words)

    assert sent.status_code == 302
    case = Case.objects.latest("pk")
    assert case.description == words.strip()
    shown = Client().get(sent["Location"].replace("/done", "").replace(f"/q/{town.qr.token}", "/t"))
    assert shown.status_code == 200
    assert lost(words, desk_page(town, case)) == []
    assert "<script>alert" not in desk_page(town, case) + shown.content.decode()


def lost(words, page):
    """The lines that a page does not show as they were written."""
    return [line for line in words.strip().split("\n") if escape(line) not in page]


def desk_page(town, case):
    desk = Client()
    desk.force_login(town.people.desk)
    return desk.get(f"/cases/{case.number}/").content.decode()


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize(
    "field", ["description", "phone", "category", "key", "kept", "website", "anonymous", "photos"]
)
def test_a_resident_s_form_is_refused_or_taken_but_never_breaks(town, field, words):
    before = Case.objects.count()

    sent = door(town, **({"description": "路灯不亮"} | {field: words}))

    # A checkbox is a checkbox whatever it says, and photos come as files: those are taken.
    taken = field in ("anonymous", "photos")
    assert sent.status_code in (*PUBLIC_REFUSALS, *([302] if taken else []))
    assert Case.objects.count() == before + (sent.status_code == 302)
    if sent.status_code == 422 and field != "description":
        assert "路灯不亮" in sent.content.decode(), "what was typed has to be there still"


@pytest.mark.parametrize("words", [*KEPT.values(), *REFUSED.values()], ids=[*KEPT, *REFUSED])
def test_looking_up_and_a_link_of_anything_is_an_answer(town, words):
    store.flushdb()
    case = a_case(town)

    answers = [
        Client().post("/t/", {"number": words, "phone_tail": "5678"}),
        Client().post("/t/", {"number": case.number, "phone_tail": words}),
        Client().post("/sign-in/", {"username": words, "password": words}),
    ]

    assert {answer.status_code for answer in answers} <= {200, 400, 413, 422}


# ── Staff ────────────────────────────────────────────────────────────────────────────────────────────────────────────
FORMS = {  # page: the fields with which it is taken; each is then filled with everything in turn
    "w/report": {"description": "楼道灯不亮", "category": "", "address": "中心路", "place_words": "楼"},
    "desk/report": {
        "description": "楼道灯不亮",
        "source": "hotline",
        "category": "",
        "address": "中心路",
        "urgency": "",
        "name": "李四",
        "phone": "13800005678",
        "caller_name": "张三",
        "caller_phone": "13900005678",
    },
}
VERBS = {
    "comment": ("reported", {"words": "备注", "version": "3", "next": "/"}),
    "classify": (
        "reported",
        {"reason": "看过了", "major": "true", "category": "", "urgency": "", "grid": ""},
    ),
    "dispatch": ("reported", {"to": "", "note": "请看看", "decision": ""}),
    "void": ("reported", {"void_reason": "not_found", "note": "没有"}),
    "contact": ("reported", {"contact_channel": "phone", "contact_outcome": "spoke", "note": "说过"}),
}
# In every run those that a database, a number or a memory stumbles over; all of them in the long one.
EVERYTHING = KEPT | REFUSED
SOME = REFUSED | {name: KEPT[name] for name in ("control signs", "the last planes", "full width")}
OTHERS = {name: words for name, words in EVERYTHING.items() if name not in SOME}


def each(test):
    """A test for some words in every run and for the others in the long one."""
    long = [pytest.param(words, id=name, marks=pytest.mark.long) for name, words in OTHERS.items()]
    short = [pytest.param(words, id=name) for name, words in SOME.items()]
    return pytest.mark.parametrize("words", short + long)(test)


def staff(town):
    desk = Client()
    desk.force_login(town.people.desk)
    return desk


@each
def test_no_form_of_the_staff_breaks(town, words):
    desk, building = staff(town), {"building": town.building.uuid}
    for page, fields in FORMS.items():
        for field in (*fields, "key", "building", "grid", "token", "lng", "lat", "category_words"):
            said = {"key": uuid4()} | building | fields | {field: words}
            answer = desk.post(f"/{page}/", said)
            assert answer.status_code in (302, 400, 413, 422), (page, field)


@each
def test_no_verb_breaks(town, words):
    desk = staff(town)
    for verb, (stop, fields) in VERBS.items():
        case = lead_to(town, stop)
        for field in (*fields, "version", "next", "photos"):
            answer = desk.post(f"/cases/{case.number}/actions/{verb}/", fields | {field: words})
            assert answer.status_code in (302, 400, 409, 413, 422), (verb, field)


@pytest.mark.parametrize("words", KEPT.values(), ids=KEPT)
def test_a_colleague_s_words_come_back_as_they_were(town, words):
    case = a_case(town)

    done = staff(town).post(f"/cases/{case.number}/actions/comment/", {"words": words})

    assert done.status_code == 302
    # A form's line break is \r\n on its way; nothing else is touched.
    assert CaseText.objects.filter(event__case=case, words=words.strip()).exists()
    assert lost(words, desk_page(town, case)) == []


@each
def test_no_search_breaks(town, words):
    desk, words = staff(town), words[:5000]
    answers = [
        desk.get("/desk/", {name: words})
        for name in (
            "q",
            "case",
            "tab",
            "page",
            "order",
            "state",
            "grid",
            "category",
            "since",
            "after",
            "before",
        )
    ]
    answers += [
        desk.get("/w/report/", {"place_words": words, "token": words, "building": words, "lng": words})
    ]
    answers += [desk.get(f"/cases/{lead_to(town, 'reported').number}/", {"do": words, "said": words})]

    assert {answer.status_code for answer in answers} <= {200, 302, 400, 404}


MOMENTS = (
    *(
        "2025-02-30T00:00:00+08:00",
        "2025-06-09T25:00:00+08:00",
        "2025-06-09T09:00:00",
        "2025-06-09",
        "now",
        "\x00",
    ),
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2025-06-09T09:00:00+99:99", "9" * 5000),
)


def test_no_moment_breaks(town):
    desk, api = staff(town), Caller(town.people.desk)
    for words in MOMENTS:
        fresh = desk.get("/desk/", {"since": words}, headers={"HX-Request": "true", "HX-Target": "fresh"})
        told = [api.get(CASES, {name: words}) for name in ("changed_since", "due_before", "reported_from")]

        assert {answer.status_code for answer in (fresh, *told)} <= {200, 400}, words


def test_no_number_breaks(town):
    case, desk = lead_to(town, "reported"), staff(town)
    for version in ("9" * 5000, "٣", "-1", "1e9", str(2**63)):
        answer = desk.post(f"/cases/{case.number}/actions/accept/", {"version": version})

        assert answer.status_code in (302, 409), version


def test_rare_signs_are_found_again(town):
    case = a_case(town, description=f"{RARE}家门口")

    found = staff(town).get("/desk/", {"q": RARE, "tab": "all"}).content.decode()

    assert case.number in found or case.short_number in found


# ── The API ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("words", KEPT.values(), ids=KEPT)
def test_a_program_reads_what_it_wrote(town, words):
    desk = Caller(town.people.desk)

    told = desk.report(description=words, reporter={"name": words[:50]}, place={"address": words[:200]})

    assert told.status_code == 201
    assert told.json()["description"] == words.strip()
    assert desk.one(told.json()["number"]).json()["description"] == words.strip()


@pytest.mark.parametrize("words", [*REFUSED.values(), *HALF.values()], ids=[*REFUSED, *HALF])
def test_a_program_is_told_what_cannot_be_kept(town, words):
    desk = Caller(town.people.desk)
    bodies = (
        {"source": "system", "description": words},
        {"source": "system", "description": "灯", "reporter": {"name": words}},
        {"source": words, "description": "灯"},
        {"source": "system", "description": "灯", "place": {"address": words}},
        {"source": "system", "description": "灯", words: words},
    )
    answers = [
        desk.generic("POST", CASES, json.dumps(body), content_type="application/json") for body in bodies
    ]

    assert {answer.status_code for answer in answers} <= {400, 413}
    assert {answer["Content-Type"] for answer in answers} == {"application/problem+json"}
