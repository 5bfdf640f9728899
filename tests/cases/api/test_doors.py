"""Who gets what at each address: who may, the colleague, the stranger, nobody, the wrong method, the browser."""

import pytest
from django.test import Client
from rest_framework.test import APIClient

from tests.cases.api.callers import CASES, Caller
from tests.cast import a_case

PARTS = ["", "events/", "deadlines/"]
UNKNOWN = "2025060941010699999"


@pytest.mark.parametrize("part", PARTS)
def test_a_case_is_found_by_whoever_sees_it(town, calls, part):
    case = a_case(town)

    seen = {name: getattr(calls, name).one(case.number, part).status_code for name in vars(town.people)}

    see = dict.fromkeys(("worker", "leader", "desk", "reviewer", "district"), 200)
    others = ("colleague", "handler", "stranger", "nobody", "admin", "security", "audit")
    do_not = dict.fromkeys(others, 404)
    assert seen == see | do_not


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_what_a_stranger_gets_is_what_does_not_exist(town, part, language):
    case, stranger = a_case(town), Caller(town.people.stranger, language)

    there, nowhere = stranger.one(case.number, part), stranger.one(UNKNOWN, part)

    assert there.status_code == nowhere.status_code == 404
    assert there.content == nowhere.content
    left_out = {"X-Trace-Id", "X-Request-ID"}
    assert {n: v for n, v in there.items() if n not in left_out} == {
        n: v for n, v in nowhere.items() if n not in left_out
    }


@pytest.mark.parametrize("action", ["accept", "dispatch", "comment"])
@pytest.mark.parametrize("headers", [{}, {"If-Match": '"3"'}, {"If-Match": '"9"'}])
def test_a_stranger_may_not_even_learn_the_version(town, calls, action, headers):
    case = a_case(town)

    answers = [
        calls.stranger.post(f"{CASES}{number}/actions/{action}/", {"x": 1}, headers=headers)
        for number in (case.number, UNKNOWN)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize(
    "number", ["1", "x" * 19, "２０２５０６０９４１０１０６９９９９９", "20250609410106999990"]
)
def test_what_is_no_number_is_not_found(town, calls, number):
    assert calls.desk.one(number).content == calls.desk.one(UNKNOWN).content


@pytest.mark.parametrize(
    ("method", "address"),
    [
        *(("get", f"{CASES}{UNKNOWN}/{part}") for part in PARTS),
        *(("get", address) for address in (CASES, "/api/v1/categories/", "/api/v1/grids/", "/api/v1/posts/")),
        ("get", "/api/v1/grids/locate/?lng=113&lat=34"),
        *(("post", address) for address in (CASES, "/api/v1/uploads/", f"{CASES}{UNKNOWN}/actions/accept/")),
    ],
)
def test_whoever_is_not_signed_in_is_asked_for_a_key(db, method, address):
    answer = getattr(APIClient(), method)(address)

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Api-Key"
    assert answer.json()["code"] == "not_authenticated"


@pytest.mark.parametrize(
    ("address", "methods"),
    [
        (CASES, "put patch delete options"),
        (CASES + "{number}/", "post put patch delete options"),
        (CASES + "{number}/events/", "post put patch delete options"),
        (CASES + "{number}/deadlines/", "post put patch delete options"),
        (CASES + "{number}/actions/accept/", "get put patch delete options"),
        ("/api/v1/uploads/", "get put patch delete options"),
        ("/api/v1/categories/", "post put patch delete options"),
        ("/api/v1/grids/locate/", "post put patch delete options"),
    ],
)
def test_the_wrong_method_is_refused(town, calls, address, methods):
    address = address.format(number=a_case(town).number)

    for method in methods.split():
        answer = getattr(calls.desk, method)(address)
        assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


def test_a_browsers_session_works_with_its_token(town):
    case, browser = a_case(town), Client(enforce_csrf_checks=True)
    browser.force_login(town.people.desk, backend="django.contrib.auth.backends.ModelBackend")
    address = f"{CASES}{case.number}/actions/accept/"
    token = "a" * 32
    browser.cookies["csrf"] = token

    assert browser.get(f"{CASES}{case.number}/").status_code == 200
    without = browser.post(address, content_type="application/json", headers={"If-Match": '"3"'})
    with_token = browser.post(
        address, content_type="application/json", headers={"If-Match": '"3"', "X-CSRFToken": token}
    )

    assert (without.status_code, without.json()["code"]) == (403, "permission_denied")
    assert (with_token.status_code, with_token.json()["version"]) == (200, 4)
    assert case.events.last().officer == town.people.desk


def test_a_deputy_and_a_former_holder(town, calls):
    """Power begins and ends with the post."""
    case = a_case(town)
    post = town.people.desk.posts.get()
    post.deputy = town.people.nobody
    post.save()
    assert calls.nobody.one(case.number).status_code == 200

    post.ends_on = post.starts_on
    post.save()

    assert calls.nobody.one(case.number).status_code == calls.desk.one(case.number).status_code == 404
