"""GET /cases/: the scope, every filter by its count, the orders, the cost."""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.utils.timezone import now

from cases.actions.report import report
from cases.place import CasePlace
from tests.cases.api.callers import CASES
from tests.cast import MONDAY, a_case, category, do, lead_to


@pytest.fixture
def cases(town):
    """Four cases of the street, an hour apart, and one of the next: unlit, littered and late, in hand, done."""
    hour = timedelta(hours=1)
    at_a_point = CasePlace.of_point(113.3015, 34.8015)
    found = {
        "unlit": a_case(town, at=MONDAY),
        "littered": report(
            place=at_a_point,
            source="patrol",
            description="堆物",
            category=category(),
            by=town.by_desk,
            at=MONDAY + hour,
        ),
        "in_hand": lead_to(town, "dispatched", at=MONDAY + 2 * hour),
        "done": lead_to(town, "closed", at=MONDAY + 3 * hour),
        "elsewhere": a_case(town, at=MONDAY, place=CasePlace.of_grid(town.there.micro)),
    }
    found["given"] = a_case(town, at=now() - timedelta(minutes=1), phone="")
    do(found["given"], "dispatch", town.by_desk, town, to=town.lighting, at=now())
    return found


def listed(caller, **asked):
    """The short names' numbers of a list, in its order."""
    answer = caller.get(f"{CASES}?{urlencode(asked)}")
    assert answer.status_code == 200, answer.content
    return [row["number"] for row in answer.json()["results"]]


def names(cases, numbers):
    short = {case.number: name for name, case in cases.items()}
    return [short[number] for number in numbers]


def test_the_list_holds_what_the_posts_reach(cases, calls):
    assert names(cases, listed(calls.desk)) == ["given", "done", "in_hand", "littered", "unlit"]
    assert names(cases, listed(calls.stranger)) == ["elsewhere"]
    assert names(cases, listed(calls.handler)) == ["given"]
    assert listed(calls.nobody) == listed(calls.admin) == []


def test_a_row_is_the_case_without_what_only_one_case_needs(cases, calls):
    row = calls.desk.get(CASES).json()["results"][-1]
    whole = calls.desk.one(cases["unlit"].number).json()

    left_out = {"clocks", "reporter", "on_behalf_of", "allowed_actions"}
    assert set(whole) - set(row) == left_out
    assert row == {name: value for name, value in whole.items() if name not in left_out}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"state": "reported"}, ["littered", "unlit"]),
        ({"state": "dispatched,closed"}, ["given", "done", "in_hand"]),
        ({"category": "10004"}, ["littered"]),
        ({"source": "patrol"}, ["littered"]),
        ({"source": "patrol,qr"}, ["given", "done", "in_hand", "littered", "unlit"]),
        ({"overdue": "true"}, ["in_hand", "littered", "unlit"]),
        ({"overdue": "false"}, ["given", "done"]),
        ({"due_before": "2025-06-30T00:00:00+08:00"}, ["in_hand", "littered", "unlit"]),
        ({"due_before": "2025-06-09T09:00:00+08:00"}, []),
        ({"reported_from": "2025-06-09T10:00:00+08:00"}, ["given", "done", "in_hand", "littered"]),
        ({"reported_to": "2025-06-09T10:00:00+08:00"}, ["unlit"]),
        ({"bbox": "113.301,34.801,113.302,34.802"}, ["littered"]),
        ({"bbox": "113.3,34.8,113.3005,34.8005"}, []),
        ({"q": "堆"}, ["littered"]),
        ({"q": "5678"}, ["done", "in_hand", "unlit"]),
        ({"q": "nothing"}, []),
        ({"changed_since": "2025-06-09T11:01:00+08:00"}, ["given", "done", "in_hand"]),
        ({"state": "reported", "overdue": "true", "q": "灯"}, ["unlit"]),
    ],
)
def test_the_filters(cases, calls, asked, expected):
    assert names(cases, listed(calls.desk, **asked)) == expected


def test_filters_by_what_the_town_names(cases, calls, town):
    assert names(cases, listed(calls.desk, grid=town.here.general2.code)) == ["littered"]
    assert names(cases, listed(calls.desk, grid=town.there.street.code)) == []
    assert listed(calls.desk, grid="no such") == []
    assert names(cases, listed(calls.desk, handler=town.worker_post.uuid)) == ["done", "in_hand"]
    assert names(cases, listed(calls.desk, department=town.lighting.uuid)) == ["given"]
    assert listed(calls.desk, handler=uuid4()) == []
    assert names(cases, listed(calls.desk, q=cases["unlit"].number)) == ["unlit"]


@pytest.mark.parametrize(
    "asked",
    [
        *(
            "colour=red",
            "state=open",
            "state=",
            "source=rumour",
            "overdue=perhaps",
            "handler=7",
            "department=x",
        ),
        *("due_before=tomorrow", "reported_from=2025-06-09", "reported_to=2025-06-09T09:00:00"),
        *(
            "bbox=1,2,3",
            "bbox=a,b,c,d",
            "bbox=113,34,114,35",
            "bbox=3,2,1,4",
            "bbox=nan,0,nan,1",
            "bbox=0,0,inf,1",
        ),
        *(
            "q=%00",
            "changed_since=x",
            "order=number",
            "page_size=0",
            "cursor=x",
            "number=1",
            "report_key__isnull=1",
        ),
    ],
)
def test_what_is_no_filter_or_does_not_fit_is_refused(calls, asked):
    answer = calls.desk.get(f"{CASES}?{asked}")

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [asked.partition("=")[0]]


def test_the_orders(cases, calls):
    assert names(cases, listed(calls.desk, order="due_at")) == [
        "unlit",
        "littered",
        "in_hand",
        "given",
        "done",
    ]
    assert names(cases, listed(calls.desk, order="changed_at")) == [
        *("unlit", "littered", "in_hand", "done", "given"),
    ]


@pytest.mark.parametrize("order", ["-reported_at", "due_at", "changed_at"])
def test_pages_follow_one_another_in_every_order_and_filter(cases, calls, order):
    whole = listed(calls.desk, order=order, source="qr,patrol")
    walked, address = [], f"{CASES}?page_size=2&order={order}&source=qr,patrol"
    while address:
        page = calls.desk.get(address).json()
        walked += [row["number"] for row in page["results"]]
        address = page["next"]

    assert walked == whole
    assert set(page) == {"next", "previous", "results"}


def test_a_phone_found_in_the_list_is_not_shown(cases, calls):
    assert b"13800005678" not in calls.desk.get(f"{CASES}?q=5678").content


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("asked", "statements"),
    [("", 3), ("&order=due_at&state=reported,dispatched,closed", 3), ("&q=5678", 4)],
)
def test_the_list_costs_as_many_statements_at_one_row_and_three(
    cases, calls, rows, asked, statements, django_assert_num_queries
):
    calls.desk.get(CASES)

    with django_assert_num_queries(
        statements
    ):  # the key, the posts, the rows; for a phone's digits, whose they are
        answer = calls.desk.get(f"{CASES}?page_size={rows}{asked}")
    assert len(answer.json()["results"]) == rows
