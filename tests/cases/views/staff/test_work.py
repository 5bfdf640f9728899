"""The worker's own list: today first, then to take, in hand, to answer, and what else is open in the grid."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from cases.enums import Action
from tests.cast import a_case, do, lead_to

WORK = "/w/"


def sections(response):
    return {
        section["key"]: [row.number for row in section["rows"]] for section in response.context["sections"]
    }


def fresh(town, stop):
    """A case that is not due before next week."""
    case = lead_to(town, stop, at=now())
    type(case).objects.filter(pk=case.pk).update(due_at=now() + timedelta(days=7))
    return case


def test_everything_stands_in_its_section(sign_in, town):
    overdue, taken = lead_to(town, "handling"), fresh(town, "handling")
    given, done, told = fresh(town, "dispatched"), fresh(town, "handled"), fresh(town, "fed_back")
    waiting = a_case(town)
    lead_to(town, "closed")

    page = sign_in("worker").get(WORK)

    assert sections(page) == {
        "today": [overdue.number],
        "take": [given.number],
        "handle": [taken.number],
        "feedback": [done.number],
        "check": [told.number],
        "grid": [waiting.number],
    }
    assert page.context["place"] == "第一网格"


def test_a_row_says_the_next_step(sign_in, town):
    lead_to(town, "dispatched")

    page = sign_in("worker").get(WORK)

    assert str(Action.TAKE.label) in page.content.decode()


def test_a_department_sees_its_own_and_nothing_of_the_grid(sign_in, town):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)
    a_case(town)

    shown = sections(sign_in("handler").get(WORK))

    assert sum(shown.values(), []) == [case.number]  # noqa: RUF017


def test_htmx_gets_the_lists_alone(sign_in, town):
    a_case(town)

    body = sign_in("worker").get(WORK, headers={"HX-Request": "true", "HX-Target": "work"}).content.decode()

    assert body.lstrip().startswith('<div id="work"')


@pytest.mark.parametrize("name", ["stranger", "colleague"])
def test_others_see_none_of_it(sign_in, town, name):
    lead_to(town, "handling")

    assert not any(sections(sign_in(name).get(WORK)).values())


@pytest.mark.parametrize("name", ["nobody", "admin"])
def test_who_sees_no_cases_is_told_so(sign_in, name):
    assert sign_in(name).get(WORK).status_code == 403


def test_it_is_read_only_and_asks_for_a_sign_in(client, sign_in):
    assert sign_in("worker").post(WORK).status_code == 405
    assert client.get(WORK).headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long(sign_in, town, number, django_assert_num_queries):
    for _ in range(number):
        a_case(town)
        lead_to(town, "handling")
    worker = sign_in("worker")

    with django_assert_num_queries(7):  # session, officer, posts, own, around, the place's name, unread
        worker.get(WORK)
