"""The door of the verbs: who may, who may not, twice, with photos, and what it costs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import CaseEvent, CaseFile
from tests.cast import a_case, lead_to
from tests.files.photos import photo

RESOLVED = {"outcome": "done", "result": "换了灯泡", "no_photo_reason": "夜里"}
TOLD = {"feedback_channel": "phone", "answer": "done", "words": "灯修好了"}

# state to start from, who, verb, what is filled in, state afterwards
PLAIN = [
    ("reported", "desk", "accept", {}, "reported"),
    ("reported", "desk", "dispatch", {"note": "请看看"}, "dispatched"),
    ("reported", "desk", "classify", {"reason": "看错了", "urgency": "urgent"}, "reported"),
    ("reported", "desk", "void", {"void_reason": "duplicate"}, "void"),
    ("dispatched", "worker", "take", {}, "handling"),
    ("dispatched", "worker", "decline", {"decline_reason": "not_ours"}, "reported"),
    ("dispatched", "desk", "recall", {"reason": "换人"}, "reported"),
    ("handling", "worker", "contact", {"contact_channel": "phone", "contact_outcome": "spoke"}, "handling"),
    ("handling", "worker", "progress", {"words": "在等零件"}, "handling"),
    ("handling", "worker", "resolve", RESOLVED, "handled"),
    ("handled", "reviewer", "send_back", {"reason": "没修好"}, "handling"),
    ("handled", "worker", "feedback", TOLD, "fed_back"),
    ("fed_back", "reviewer", "rate", {"solved": "true", "level": "4"}, "fed_back"),
    ("fed_back", "reviewer", "rework", {"reason": "还是不亮"}, "handling"),
    ("rated", "reviewer", "close", {}, "closed"),
    ("closed", "reviewer", "reopen", {"reason": "又坏了"}, "reported"),
    ("void", "reviewer", "restore", {"reason": "确有其事"}, "reported"),
    ("reported", "reviewer", "comment", {"words": "记一笔"}, "reported"),
]
NAMES = [f"{who}-{verb}" for _stop, who, verb, _said, _then in PLAIN]


def door(case, action):
    return reverse("cases:act", args=[case.number, action])


def said(town, case, action, words):
    target = {"to": str(town.worker_post.uuid)} if action == "dispatch" else {}
    return {"version": case.version, **target, **words}


@pytest.mark.parametrize(("stop", "who", "verb", "words", "then"), PLAIN, ids=NAMES)
def test_a_verb_is_done_by_whoever_may(sign_in, town, stop, who, verb, words, then):
    case = lead_to(town, stop)

    answer = sign_in(who).post(door(case, verb), said(town, case, verb, words))

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/cases/{case.number}/")
    version = case.version
    case.refresh_from_db()
    assert (case.state, case.version) == (then, version + 1)


@pytest.mark.parametrize(("stop", "who", "verb", "words", "then"), PLAIN, ids=NAMES)
def test_pressed_twice_it_is_recorded_once(sign_in, town, stop, who, verb, words, then):
    case, client = lead_to(town, stop), sign_in(who)
    sent = said(town, case, verb, words)

    first, second = client.post(door(case, verb), sent), client.post(door(case, verb), sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert case.events.filter(action=verb, seq__gt=case.version).count() == 1


@pytest.mark.parametrize(("stop", "who", "verb", "words", "then"), PLAIN, ids=NAMES)
def test_a_stranger_finds_nothing_to_do(sign_in, town, stop, who, verb, words, then):
    case = lead_to(town, stop)

    assert sign_in("stranger").post(door(case, verb), said(town, case, verb, words)).status_code == 404
    assert case.events.count() == case.version


def test_a_get_does_nothing(sign_in, town):
    case = lead_to(town, "dispatched")

    assert sign_in("worker").get(door(case, "take")).status_code == 405
    case.refresh_from_db()
    assert case.state == "dispatched"


@pytest.mark.parametrize("verb", ["nonsense", "report", "approach", "overdue", "self_handle"])
def test_what_is_no_verb_of_a_case_is_not_found(sign_in, town, verb):
    assert sign_in("desk").post(door(a_case(town), verb)).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, town):
    case = a_case(town)

    assert client.post(door(case, "accept")).headers["Location"].startswith("/sign-in/")


def test_a_department_can_be_given_the_case(sign_in, town):
    case = a_case(town)

    sign_in("desk").post(door(case, "dispatch"), {"version": case.version, "to": str(town.lighting.uuid)})

    case.refresh_from_db()
    assert case.handler_department == town.lighting


def test_the_result_brings_its_photo(sign_in, town):
    case = lead_to(town, "handling")
    shot = SimpleUploadedFile("after.jpg", photo(), "image/jpeg")

    answer = sign_in("worker").post(
        door(case, "resolve"),
        {"version": case.version, "outcome": "done", "result": "修好了", "photos": [shot]},
    )

    assert answer.status_code == 302
    kept = CaseFile.objects.get(case=case)
    assert (kept.kind, kept.event.action, kept.uploaded_by) == ("result", "resolve", town.people.worker)


def test_a_photo_survives_a_refused_form(sign_in, town):
    case, worker = lead_to(town, "handling"), sign_in("worker")
    shot = SimpleUploadedFile("after.jpg", photo(), "image/jpeg")

    refused = worker.post(
        door(case, "resolve"), {"version": case.version, "outcome": "done", "photos": [shot]}
    )
    form = next(one.form for one in refused.context["actions"] if one.name == "resolve")
    ids = form["photos"].value()
    sent = {"version": case.version, "outcome": "done", "result": "修好了", "photos": ids}
    answer = worker.post(door(case, "resolve"), sent)

    assert len(ids) == 1
    assert f'type="hidden" name="photos" value="{ids[0]}"' in refused.content.decode()
    assert answer.status_code == 302
    assert CaseFile.objects.get(case=case).kind == "result"


def test_a_picker_left_empty_is_no_photo(sign_in, town):
    case = lead_to(town, "handling")

    answer = sign_in("worker").post(
        door(case, "resolve"), {"version": case.version, **RESOLVED, "photos": ["", ""]}
    )

    assert answer.status_code == 302


def test_what_is_no_photo_is_refused_with_a_sentence(sign_in, town):
    case = lead_to(town, "handling")
    text = SimpleUploadedFile("after.jpg", b"<svg/>", "image/jpeg")

    answer = sign_in("worker").post(
        door(case, "resolve"),
        {"version": case.version, "outcome": "done", "result": "修好了", "photos": [text]},
    )

    assert answer.status_code == 422
    assert not CaseFile.objects.exists()


def test_the_photo_of_somebody_else_cannot_be_taken_over(sign_in, town):
    case, other = lead_to(town, "handling"), lead_to(town, "handling")
    shot = SimpleUploadedFile("a.jpg", photo(), "image/jpeg")
    sign_in("desk").post(door(other, "comment"), {"version": other.version, "words": "x", "photos": [shot]})
    theirs = CaseFile.objects.get().file.uuid

    sent = {"version": case.version, "outcome": "done", "result": "修好了", "photos": [str(theirs)]}
    answer = sign_in("worker").post(door(case, "resolve"), sent)

    assert answer.status_code == 422


def test_next_leads_only_to_our_own_pages(sign_in, town):
    case, desk = a_case(town), sign_in("desk")

    away = desk.post(door(case, "accept"), {"version": case.version, "next": "https://elsewhere.example/"})

    assert away.headers["Location"] == f"/cases/{case.number}/"


# Session, officer, posts and the case are 4 of each, SAVEPOINT and its release 2 that a page of its own does not need:
# the budget is 14 without them. What a verb writes is one statement; a dispatch has its assignment besides.
COSTS = {
    "accept": 9,
    "dispatch": 12,
    "take": 10,
    "decline": 11,
    "contact": 9,
    "progress": 9,
    "resolve": 10,
    "feedback": 10,
    "close": 11,
    "comment": 8,
}


@pytest.mark.parametrize("cases", [1, 3])
@pytest.mark.parametrize(
    ("stop", "who", "verb", "words", "then"),
    [row for row in PLAIN if row[2] in COSTS],
    ids=[name for name, row in zip(NAMES, PLAIN, strict=True) if row[2] in COSTS],
)
def test_a_verb_costs_the_same_whatever_lies_beside_it(
    sign_in, town, stop, who, verb, words, then, cases, django_assert_num_queries
):
    case, *_others = [lead_to(town, stop) for _ in range(cases)]
    client = sign_in(who)
    events = CaseEvent.objects.count()

    with django_assert_num_queries(COSTS[verb]):
        client.post(door(case, verb), said(town, case, verb, words))

    assert CaseEvent.objects.count() == events + 1


def test_a_bare_press_records_no_contact(sign_in, town):
    case = lead_to(town, "handling")
    client, events = sign_in("worker"), CaseEvent.objects.count()

    page = client.get(f"/cases/{case.number}/").content.decode()
    answer = client.post(
        door(case, "contact"), {"version": case.version, "contact_channel": "", "contact_outcome": ""}
    )

    assert page.count('<option value="" selected>—</option>') + page.count('<option value="">—</option>') >= 2
    assert answer.status_code == 422
    assert CaseEvent.objects.count() == events
