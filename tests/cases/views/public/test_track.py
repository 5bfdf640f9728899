import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from cases.actions.photos import upload
from cases.enums import Action
from cases.tracking import secret_of
from files.actions.redraw import redraw
from grids.actor import Actor
from tests.cast import a_case, do, lead_to
from tests.files.photos import photo

pytestmark = pytest.mark.django_db


def track(phone, case):
    return phone.get(f"/t/{secret_of(case)}/")


def offered(page):
    return set(page.context["forms"])


def stored(by=None):
    content = photo((80, 60))
    stream = SimpleUploadedFile("a.jpg", content)
    return upload(stream, size=len(content), by=by or Actor.reporter(), at=now())


def test_the_page_has_the_number_the_stages_and_the_course(phone, town, today):
    case = lead_to(town, "handling", at=today)

    page = track(phone, case)

    assert page.status_code == 200
    assert case.number in page.text
    assert [stage["state"] for stage in page.context["case"]["stages"]] == ["done", "done", "current", "todo"]
    assert [line.title for line in page.context["case"]["lines"]] == [
        "Your report was received",
        "Passed on to",
        "Taken up by",
    ]
    assert "第一网格 w*****" in page.text
    assert "路灯不亮" in page.text
    assert "To be settled by" in page.text
    assert "请看看" not in page.text


def test_the_answer_is_read_with_its_four_elements(phone, town, today):
    page = track(phone, lead_to(town, "fed_back", at=today))

    for words in ("Taken up", "Spoken to you", "What was done", "灯修好了", "By when"):
        assert words in page.text


@pytest.mark.parametrize(
    ("stop", "verbs"),
    [
        ("reported", {"withdraw"}),
        ("dispatched", set()),
        ("handling", set()),
        ("handled", set()),
        ("fed_back", {"rate", "rework"}),
        ("closed", {"rate", "reopen"}),
        ("void", {"restore"}),
    ],
)
def test_exactly_what_the_engine_allows_is_offered(phone, town, today, stop, verbs):
    page = track(phone, lead_to(town, stop, at=today))

    assert offered(page) == verbs
    assert page.text.count("<form") == len(verbs)


def test_a_week_after_the_end_nothing_is_offered(phone, town):
    assert offered(track(phone, lead_to(town, "closed"))) == set()
    assert offered(track(phone, lead_to(town, "void"))) == set()


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_page_costs_five_statements_however_long_the_course(
    phone, town, today, rounds, django_assert_num_queries
):
    case = lead_to(town, "fed_back", at=today)
    for _ in range(rounds - 1):
        case = do(case, Action.REWORK, Actor.reporter(), town)
        case = do(case, Action.RESOLVE, town.by_worker, town)
        case = do(case, Action.FEEDBACK, town.by_worker, town)

    with django_assert_num_queries(5):  # case, photos, events, holders; for what is allowed: the past
        track(phone, case)


@pytest.mark.parametrize("secret", ["a" * 24, "A" * 24, "short", "a" * 23, "0" * 24, "%00"])
def test_a_wrong_secret_finds_nothing(phone, town, secret):
    a_case(town)

    assert phone.get(f"/t/{secret}/").status_code == 404


def test_every_wrong_secret_reads_the_same(phone, town):
    one = {"X-Request-ID": "7" * 32}  # else each page names its own request
    pages = {phone.get(f"/t/{secret}/", headers=one).text for secret in ("a" * 24, "b" * 24, "x")}

    assert len(pages) == 1


def test_the_page_is_kept_nowhere_named_to_nobody_and_sets_no_cookie(phone, town):
    page = track(phone, a_case(town))

    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="referrer" content="no-referrer">' in page.text
    assert page.cookies == {}


def test_it_is_read_and_nothing_else(phone, town):
    assert phone.post(f"/t/{secret_of(a_case(town))}/").status_code == 405


@pytest.mark.parametrize(("said", "words"), [("rate", "Your answer is on record"), ("rework", "It goes on")])
def test_a_word_of_thanks_follows_what_was_said(phone, town, said, words):
    assert words in phone.get(f"/t/{secret_of(a_case(town))}/?said={said}").text


def test_an_address_cannot_put_words_there(phone, town):
    assert "Thank you" not in phone.get(f"/t/{secret_of(a_case(town))}/?said=nonsense").text


def test_the_reporters_photo_is_shown_when_it_is_redrawn(phone, town):
    file = stored()
    case = a_case(town, photos=[file])
    address = f"/t/{secret_of(case)}/photos/{file.uuid}/thumb.jpg"
    assert phone.get(address).status_code == 404
    assert "still being checked" in track(phone, case).text

    redraw(file.pk, at=now())

    assert f'src="{address}"' in track(phone, case).text
    answer = phone.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8\xff")


def test_the_photo_of_the_result_stands_beside_the_result(phone, town, today):
    case = lead_to(town, "handling", at=today)
    file = stored(town.by_worker)
    case = do(case, Action.RESOLVE, town.by_worker, town, photos=[file])

    page = track(phone, case)

    lines = {line.title: len(line.photos) for line in page.context["case"]["lines"]}
    assert lines["Dealt with; you will hear the result"] == 1
    assert lines["Your report was received"] == 0


def test_the_photo_of_another_case_is_not_there(phone, town):
    mine, file = a_case(town), stored()
    a_case(town, photos=[file])
    redraw(file.pk, at=now())

    assert phone.get(f"/t/{secret_of(mine)}/photos/{file.uuid}/full.jpg").status_code == 404


@pytest.mark.parametrize("kind", ["original", "thumb.jpg", "..", "FULL"])
def test_there_are_two_sizes_and_no_original(phone, town, kind):
    file = stored()
    case = a_case(town, photos=[file])
    redraw(file.pk, at=now())

    assert phone.get(f"/t/{secret_of(case)}/photos/{file.uuid}/{kind}.jpg").status_code == 404


def test_a_photo_is_read_and_nothing_else(phone, town):
    file = stored()
    case = a_case(town, photos=[file])

    assert phone.post(f"/t/{secret_of(case)}/photos/{file.uuid}/full.jpg").status_code == 405


def test_the_words_of_the_resident_are_no_markup(phone, town):
    page = track(phone, a_case(town, description="<script>alert(1)</script>"))

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text
