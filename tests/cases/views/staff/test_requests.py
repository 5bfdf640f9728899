"""The requests that wait for whoever leads: far enough up, never one's own, never about oneself."""

import pytest
from django.utils.timezone import now

from cases.enums import Action
from cases.models import Case, Recusal
from grids.enums import Role
from tests.cast import MONDAY, do, hire, lead_to, put_on_hold

INBOX = "/requests/"


def shown(page):
    return [row.case.number for row in page.context["rows"]]


def ask(town, case, kind="cannot", **facts):
    return do(case, Action.REQUEST, town.by_worker, town, request_kind=kind, **facts)


def test_each_leader_sees_what_is_his_to_answer(sign_in, town):
    hire("other", (town.here.general2, Role.LEADER))
    near, far = ask(town, lead_to(town, "handling")), ask(town, lead_to(town, "handling"), "extend")
    town.people.other = type(town.people.leader).objects.get(username="other")

    assert shown(sign_in("leader").get(INBOX)) == [near.number]
    assert shown(sign_in("district").get(INBOX)) == [near.number, far.number]
    assert shown(sign_in("other").get(INBOX)) == []


def test_a_row_says_what_is_asked_by_whom_and_why_and_leads_to_the_case(sign_in, town):
    case = put_on_hold(town, lead_to(town, "handling"), asked=True)

    page = sign_in("leader").get(INBOX)

    assert all(words in page.text for words in ("挂账", "2025-07-09", "worker", "等小区供暖结束"))
    case_page = sign_in("leader").get(f"/cases/{case.number}/")
    assert {"approve", "refuse"} <= {action.name for action in case_page.context["actions"]}
    assert "等小区供暖结束" in case_page.text


def test_what_is_answered_is_gone_and_the_desk_has_no_such_page(sign_in, town):
    do(ask(town, lead_to(town, "handling")), Action.REFUSE, town.by_leader, town)

    assert shown(sign_in("leader").get(INBOX)) == []
    assert sign_in("desk").get(INBOX).status_code == 403


def test_nobody_finds_a_case_about_himself_there(sign_in, town):
    case = ask(town, lead_to(town, "handling"))
    Recusal.objects.create(case=case, officer=town.people.leader, kind="found", at=MONDAY)

    assert shown(sign_in("leader").get(INBOX)) == []


def test_the_forms_do_what_the_engine_does(sign_in, town):
    case = lead_to(town, "handling", at=now())
    asked = {"request_kind": "extend", "reason": "等配件", "extra": 1}
    act = f"/cases/{case.number}/actions/"

    assert sign_in("worker").post(f"{act}request/", asked).status_code == 302
    assert sign_in("leader").post(f"{act}approve/", {"words": "好"}).status_code == 409
    assert sign_in("district").post(f"{act}approve/", {"words": ""}).status_code == 409
    assert sign_in("district").post(f"{act}approve/", {"words": "配件后天到"}).status_code == 302

    case.refresh_from_db()
    assert (case.asking, case.clocks.get(kind="handle").whole_limit) == (False, 3)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(sign_in, town, rows, django_assert_num_queries):
    for _ in range(rows):
        ask(town, lead_to(town, "handling"))
    leader = sign_in("leader")

    with django_assert_num_queries(COST):
        page = leader.get(INBOX)

    assert len(shown(page)) == rows
    assert Case.objects.filter(asking=True).count() == rows


COST = 5  # session, officer, posts, unread, rows
