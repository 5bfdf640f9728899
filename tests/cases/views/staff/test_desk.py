"""The desk: lists, numbers, search, the preview, and one dispatch after the other."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils.timezone import now

from cases.enums import Action
from cases.pages.tabs import BY_KEY
from cases.place import CasePlace
from tests.cast import a_case, do, lead_to, moment

DESK = "/desk/"
PREVIEW = {"HX-Request": "true", "HX-Target": "preview"}
WHOLE = {"HX-Request": "true", "HX-Target": "desk"}
FRESH = {"HX-Request": "true", "HX-Target": "fresh"}


def rows(response):
    return [row.number for row in response.context["rows"]]


def counts(response):
    return {tab["key"]: tab["count"] for tab in response.context["tabs"]}


@pytest.fixture
def at_desk(sign_in):
    return sign_in("desk")


def test_the_desk_shows_what_waits_the_most_urgent_first(at_desk, town):
    later, sooner = a_case(town, at=moment(9, 10)), a_case(town, at=moment(9, 9))

    page = at_desk.get(DESK)

    assert rows(page) == [sooner.number, later.number]
    assert page.context["selected"].number == sooner.number


def test_every_list_has_its_own_cases_and_its_number(at_desk, town):
    waiting, given = a_case(town), lead_to(town, "dispatched")
    told, closed = lead_to(town, "fed_back"), lead_to(town, "closed")
    flood, held = a_case(town, pending=True), lead_to(town, "suspended")

    shown = {key: rows(at_desk.get(DESK, {"tab": key})) for key in counts(at_desk.get(DESK))}

    assert shown["waiting"] == [waiting.number]
    assert shown["in-hand"] == [given.number]
    assert shown["to-review"] == [told.number]
    assert shown["pending"] == [flood.number]
    assert shown["on-hold"] == [held.number]
    assert "待核实</span>" in at_desk.get(DESK, {"tab": "pending", "case": flood.number}).text
    assert all(closed.number not in numbers for numbers in shown.values())
    assert counts(at_desk.get(DESK)) == {key: len(numbers) for key, numbers in shown.items()}


def test_the_reviewer_begins_with_what_is_to_be_checked(sign_in, town):
    told = lead_to(town, "fed_back")

    assert rows(sign_in("reviewer").get(DESK)) == [told.number]


def test_search_finds_a_number_an_address_and_the_tail_of_a_phone(at_desk, town):
    wanted = a_case(town, phone="13800001234")
    a_case(town, phone="13800009999", place=CasePlace.of_grid(town.here.micro2, "幸福里 7 栋"))

    assert rows(at_desk.get(DESK, {"q": wanted.number})) == [wanted.number]
    assert rows(at_desk.get(DESK, {"q": wanted.short_number})) == [wanted.number]
    assert rows(at_desk.get(DESK, {"q": "1234"})) == [wanted.number]
    assert rows(at_desk.get(DESK, {"q": "中心路"})) == [wanted.number]
    assert rows(at_desk.get(DESK, {"q": "没有的路"})) == []


def test_the_preview_offers_the_nearest_first_and_what_else_may_be_done(at_desk, town):
    case = a_case(town)

    page = at_desk.get(DESK, {"case": case.number}, headers=PREVIEW)

    assert page.context["selected"].number == case.number
    near, departments = page.context["dispatch"].targets
    assert [(line.key, line.name, line.chosen) for line in near["lines"] + departments["lines"]] == [
        (1, "worker", True),
        (2, "leader", False),
        (3, "lighting", False),
    ]
    assert {one.name for one in page.context["actions"]} == {
        "accept",
        "classify",
        "contact",
        "void",
        "comment",
    }
    body = page.content.decode()
    assert body.lstrip().startswith('<section class="gw-desk-preview"')
    assert "138****5678" in body
    assert "13800005678" not in body


def test_dispatch_goes_on_to_the_next_row(at_desk, town):
    first, second, third = (a_case(town, at=moment(9, 9, n)) for n in range(3))
    page = at_desk.get(DESK, {"case": second.number}, headers=PREVIEW)
    sent = {"to": str(town.worker_post.uuid), "version": second.version, "next": page.context["next_url"]}

    landed = at_desk.post(
        reverse("cases:act", args=[second.number, "dispatch"]), sent, follow=True, headers=WHOLE
    )

    second.refresh_from_db()
    assert second.state == "dispatched"
    assert rows(landed) == [first.number, third.number]
    assert landed.context["selected"].number == third.number
    assert landed.context["dispatch"] is not None
    assert landed.content.decode().lstrip().startswith('<div id="desk"')


def test_after_the_last_row_the_desk_goes_on_with_the_one_before(at_desk, town):
    first, last = (a_case(town, at=moment(9, 9, n)) for n in range(2))
    page = at_desk.get(DESK, {"case": last.number}, headers=PREVIEW)
    sent = {"to": str(town.worker_post.uuid), "version": last.version, "next": page.context["next_url"]}

    landed = at_desk.post(reverse("cases:act", args=[last.number, "dispatch"]), sent, follow=True)

    assert landed.context["selected"].number == first.number


def test_an_action_that_leaves_the_case_in_its_list_stays_on_it(at_desk, town):
    case = a_case(town)
    a_case(town)
    page = at_desk.get(DESK, {"case": case.number}, headers=PREVIEW)
    sent = {"version": case.version, "next": page.context["stay_url"]}

    landed = at_desk.post(reverse("cases:act", args=[case.number, "accept"]), sent, follow=True)

    assert landed.context["selected"].number == case.number


def test_without_a_choice_the_page_fetches_the_first_preview_by_itself(at_desk, town):
    case = a_case(town)

    body = at_desk.get(DESK).content.decode()

    assert f'hx-get="?case={case.number}" hx-trigger="load"' in body


def test_new_cases_are_said_and_not_pushed(at_desk, town):
    a_case(town)
    url = at_desk.get(DESK).context["fresh_url"]

    nothing = at_desk.get(url, headers=FRESH)
    a_case(town, at=now() + timedelta(seconds=1))
    one = at_desk.get(url, headers=FRESH)

    assert "<a" not in nothing.content.decode()
    assert one.content.decode().lstrip().startswith('<div id="fresh"')
    assert "tab=" not in url
    assert 'href="/desk/"' in one.content.decode()


def test_what_was_told_already_is_not_told_again(at_desk, town):
    url = at_desk.get(DESK).context["fresh_url"]
    a_case(town, at=now() + timedelta(seconds=1))
    first = at_desk.get(url, headers=FRESH).content.decode()
    told = unescape(first.partition('hx-get="')[2].partition('"')[0])

    again = at_desk.get(told, headers=FRESH)
    a_case(town, at=now() + timedelta(seconds=2))
    more = at_desk.get(told, headers=FRESH)

    assert (again.status_code, again.content) == (204, b"")
    assert "2 件" in more.content.decode()


def test_an_empty_list_says_what_to_do(at_desk, town):
    shown = {tab: at_desk.get(DESK, {"tab": tab}).content.decode() for tab in BY_KEY}

    assert all(str(BY_KEY[tab].empty) in body for tab, body in shown.items())


def test_the_next_page_goes_on_where_the_first_ended(at_desk, town):
    numbers = [a_case(town, at=moment(9, 9, n)).number for n in range(26)]

    first = at_desk.get(DESK)
    second = at_desk.get(DESK, {"cursor": first.context["page"].next})

    assert rows(first) + rows(second) == numbers


def test_a_stranger_sees_an_empty_desk_and_no_preview(sign_in, town):
    case = a_case(town)
    client = sign_in("stranger")

    page = client.get(DESK)

    assert rows(page) == []
    assert set(counts(page).values()) == {0}
    assert client.get(DESK, {"case": case.number}).status_code == 404
    assert client.get(DESK, {"case": case.number}, headers=PREVIEW).status_code == 404
    assert rows(client.get(DESK, {"q": case.number})) == []


@pytest.mark.parametrize("name", ["nobody", "admin"])
def test_somebody_whose_post_sees_no_cases_is_told_so(sign_in, name):
    assert sign_in(name).get(DESK).status_code == 403


def test_the_desk_is_read_only_and_asks_for_a_sign_in(at_desk):
    assert at_desk.post(DESK).status_code == 405
    at_desk.logout()
    assert at_desk.get(DESK).headers["Location"].startswith("/sign-in/")


def test_a_filter_nobody_wrote_is_a_page_that_does_not_exist(at_desk, town):
    a_case(town)

    assert at_desk.get(DESK, {"cursor": "xyz"}).status_code == 404
    assert at_desk.get(DESK, {"tab": "nonsense", "past": "nonsense"}).status_code == 200


@pytest.mark.parametrize("number", [1, 3, 25])
def test_the_desk_costs_the_same_for_one_row_and_for_twenty_five(
    at_desk, town, number, django_assert_num_queries
):
    cases = [a_case(town) for _ in range(number)]
    assert cases[0].number

    with django_assert_num_queries(7):  # session, officer, posts, views, numbers, rows, unread
        page = at_desk.get(DESK)

    assert len(rows(page)) == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_preview_costs_the_same_whatever_the_case_has_behind_it(
    at_desk, town, number, django_assert_num_queries
):
    case = a_case(town)
    for _ in range(number):
        case = do(case, Action.COMMENT, town.by_desk, town)

    with django_assert_num_queries(
        12
    ):  # session, officer, posts, case, events, people, drawing, five of the targets
        at_desk.get(DESK, {"case": case.number}, headers=PREVIEW)
