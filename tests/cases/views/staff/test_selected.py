"""One verb for many cases: each for itself, each with its result."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.enums import Action
from cases.models import Case
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import a_case, do, lead_to

ADDRESS = "/desk/selected/"
PREVIEW = {"HX-Request": "true", "HX-Target": "preview"}


@pytest.fixture
def desk(sign_in, town):
    return sign_in("desk")


def seen(*cases):
    return [f"{case.number}:{case.version}" for case in cases]


def states(*cases):
    return [Case.objects.get(pk=case.pk).state for case in cases]


def lines(page):
    return {line.number: (line.done, line.words) for line in page.context["lines"]}


def test_what_can_be_done_is_offered_for_how_many(desk, town):
    waiting, given = [a_case(town), a_case(town)], lead_to(town, "dispatched")

    page = desk.post(ADDRESS, {"n": [case.number for case in [*waiting, given]]}, headers=PREVIEW)

    assert {verb.name: verb.count for verb in page.context["verbs"]} == {
        "dispatch": 2,
        "accept": 2,
        "classify": 3,
        "recall": 1,
        "comment": 3,
    }
    assert page.text.lstrip().startswith('<section class="gw-desk-preview gw-many" id="preview"')
    assert f'value="{given.number}:{given.version}"' in page.text


def test_many_are_dispatched_and_each_has_its_sentence(desk, town):
    first, second = a_case(town), a_case(town)
    sent = {"do": "dispatch", "to": str(town.worker_post.uuid), "note": "一并处理", "n": seen(first, second)}

    page = desk.post(ADDRESS, sent)

    assert states(first, second) == ["dispatched", "dispatched"]
    assert page.context["total"] == {"done": 2, "refused": 0}
    assert all("worker" in words for _done, words in lines(page).values())


def test_one_that_somebody_changed_is_refused_by_name_and_the_others_go_on(desk, town):
    stale, gone, fresh = a_case(town), a_case(town), a_case(town)
    sent = {"do": "dispatch", "to": str(town.worker_post.uuid), "n": seen(stale, gone, fresh)}
    do(stale, Action.ACCEPT, town.by_district, town)
    do(gone, Action.VOID, town.by_district, town)

    page = desk.post(ADDRESS, sent)

    assert states(stale, gone, fresh) == ["reported", "void", "dispatched"]
    assert page.context["total"] == {"done": 1, "refused": 2}
    told = lines(page)
    assert "district" in told[stale.number][1]
    assert "district" in told[gone.number][1]
    assert not page.context["lines"][0].done


def test_a_guard_refuses_one_with_its_own_sentence(sign_in, town):
    told, fresh = lead_to(town, "fed_back"), lead_to(town, "fed_back")
    client = sign_in("reviewer")
    do(told, Action.RATE, town.by_reviewer, town, solved=False, level=1)
    told.refresh_from_db()

    page = client.post(ADDRESS, {"do": "close", "n": seen(told, fresh)})

    assert page.context["total"]["refused"] >= 1
    assert states(told) == ["fed_back"]


def test_a_choice_forgotten_is_said_and_nothing_happens(desk, town):
    case = a_case(town)

    page = desk.post(ADDRESS, {"do": "dispatch", "n": seen(case)})

    assert (page.status_code, states(case)) == (422, ["reported"])
    assert [verb.name for verb in page.context["verbs"] if verb.open] == ["dispatch"]


def test_two_hundred_at_most(desk, town):
    case = a_case(town)
    numbers = [case.number, *(f"20250609{n:011}" for n in range(250))]

    page = desk.post(ADDRESS, {"n": numbers})

    assert page.context["over"] == 51


def test_pressed_twice_it_is_done_once(desk, town):
    case = a_case(town)
    sent = {"do": "dispatch", "to": str(town.worker_post.uuid), "n": seen(case)}

    desk.post(ADDRESS, sent)
    again = desk.post(ADDRESS, sent)

    assert again.context["total"] == {"done": 0, "refused": 1}
    assert case.events.filter(action="dispatch").count() == 1


def test_what_others_see_and_verbs_of_one_alone_do_not_exist(desk, sign_in, town):
    case = a_case(town)

    assert sign_in("stranger").post(ADDRESS, {"n": seen(case)}).status_code == 404
    assert desk.post(ADDRESS, {"do": "void", "n": seen(case)}).status_code == 404
    assert desk.post(ADDRESS, {}).status_code == 422
    assert sign_in("nobody").post(ADDRESS, {"n": seen(case)}).status_code == 403
    assert desk.get(ADDRESS).status_code == 405


def test_offering_costs_the_same_for_one_and_for_three(desk, town):
    numbers = [a_case(town).number for _ in range(3)]

    def statements(chosen):
        with CaptureQueriesContext(connection) as asked:
            desk.post(ADDRESS, {"n": chosen}, headers=PREVIEW)
        return len(asked)

    # Session, officer, posts, cases, those of whom it may go to, kinds of matter.
    assert statements(numbers[:1]) == statements(numbers) <= 12


def test_a_slip_says_what_is_handed_over_to_whom_until_when(desk, town):
    case = lead_to(town, "dispatched")
    do(case, Action.COMMENT, town.by_desk, town)

    page = desk.get(reverse("cases:handover_slip", args=[case.number]))

    assert all(
        words in page.text
        for words in (case.number, "worker", "请看看", "路灯单盏不亮", case.address, "desk")
    )
    assert "13800005678" not in page.text
    assert "138****5678" not in page.text


def test_slips_of_many_are_a_page_each(desk, sign_in, town):
    cases = [a_case(town), lead_to(town, "dispatched")]
    numbers = [case.number for case in cases]

    page = desk.post("/desk/slips/", {"n": numbers, "next": "/desk/?tab=waiting"})

    assert page.text.count('class="gw-sheet-page"') == 2
    assert 'href="/desk/?tab=waiting"' in page.text
    assert sign_in("stranger").post("/desk/slips/", {"n": numbers}).status_code == 404
    assert desk.post("/desk/slips/", {}).status_code == 404
