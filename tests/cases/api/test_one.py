"""GET /cases/{number}/, events/ and deadlines/."""

import pytest

from cases.enums import Action
from tests.cast import a_case, do, lead_to

FIELDS = [
    *(
        "number",
        "state",
        "step",
        "category",
        "description",
        "place",
        "unplaced",
        "source",
        "urgency",
        "major",
        "pending",
    ),
    *("found_at", "reported_at", "changed_at", "due_at", "overdue", "handler", "department", "owner_grid"),
    *("version", "clocks", "reporter", "on_behalf_of", "allowed_actions"),
]


def test_a_case_says_all_of_itself(town, calls):
    case = lead_to(town, "dispatched")

    answer = calls.desk.one(case.number)

    body = answer.json()
    assert list(body) == FIELDS
    assert answer["ETag"] == f'"{case.version}"'
    assert (body["state"], body["step"], body["category"], body["version"]) == ("dispatched", 4, "05007", 4)
    assert body["handler"] == str(town.worker_post.uuid)
    assert body["department"] is None
    assert body["reported_at"] == "2025-06-09T09:00:00+08:00"
    assert body["overdue"] is True
    assert body["place"] == {
        "grid": {
            "code": town.here.micro.code,
            "name": "一号院",
            "path": [
                {"code": grid.code, "name": grid.name}
                for grid in (town.here.street, town.here.total, town.here.general, town.here.micro)
            ],
        },
        "building": town.building.code,
        "address": "中心路",
        "lng": None,
        "lat": None,
    }
    assert body["reporter"] == {"name": "李*", "phone": "138****5678", "anonymous": False}


def test_the_clocks_say_when_and_by_what(town, calls):
    case = lead_to(town, "dispatched")

    clocks = {clock["kind"]: clock for clock in calls.desk.one(case.number).json()["clocks"]}

    assert set(clocks) == {"accept", "dispatch", "first_contact", "total", "take", "handle"}
    assert clocks["handle"] == {
        "kind": "handle",
        "started_at": "2025-06-09T09:05:00+08:00",
        "due_at": "2025-06-11T09:05:00+08:00",
        "stopped_at": None,
        "paused": False,
        "policy": "2 WD",
    }
    assert clocks["dispatch"]["stopped_at"] == "2025-06-09T09:05:00+08:00"


def test_a_paused_clock_says_so(town, calls):
    case = do(lead_to(town, "dispatched"), Action.DECLINE, town.by_worker, town)

    paused = [clock["kind"] for clock in calls.desk.one(case.number).json()["clocks"] if clock["paused"]]

    assert paused == ["handle"]


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("desk", ["dispatch", "accept", "classify", "contact", "void", "comment"]),
        ("leader", ["dispatch", "accept", "comment"]),
        ("worker", ["comment"]),
        ("reviewer", ["contact", "comment"]),
    ],
)
def test_what_somebody_may_do_is_what_the_case_offers(town, calls, name, actions):
    case = a_case(town)

    offered = getattr(calls, name).one(case.number).json()["allowed_actions"]

    assert [one["action"] for one in offered] == actions


def test_an_offer_names_what_it_needs_as_the_body_calls_it(town, calls):
    case = a_case(town)

    offered = {one["action"]: one for one in calls.desk.one(case.number).json()["allowed_actions"]}

    assert offered["dispatch"] == {
        "action": "dispatch",
        "label": "Dispatch",
        "needs": ["to", "note?", "decision?"],
    }
    assert offered["void"]["needs"] == ["reason", "note?"]
    assert offered["contact"]["needs"] == ["channel", "outcome", "note?"]


def test_one_case_costs_six_statements(town, calls, django_assert_num_queries):
    case = lead_to(town, "fed_back")
    calls.reviewer.one(case.number)

    # 1 key, 1 posts · the case, its clocks, its people · 1 looks back for what is allowed now
    with django_assert_num_queries(6):
        calls.reviewer.one(case.number)


def test_the_chain_is_told_in_order(town, calls):
    case = lead_to(town, "dispatched")

    events = calls.desk.one(case.number, "events/").json()["results"]

    assert [(event["seq"], event["action"], event["from"], event["to"], event["by"]) for event in events] == [
        (1, "approach", "", "", "reporter"),
        (2, "find", "", "", "reporter"),
        (3, "report", "", "reported", "reporter"),
        (4, "dispatch", "reported", "dispatched", "desk"),
    ]
    assert list(events[3]) == ["seq", "action", "from", "to", "by", "role", "at", "data", "hash"]
    assert (events[3]["role"], events[3]["at"]) == ("dispatcher", "2025-06-09T09:05:00+08:00")
    assert events[3]["data"] == {"to": {"post": str(town.worker_post.uuid)}}
    assert events[3]["hash"] == bytes(case.events.get(seq=4).hash).hex()


def test_the_chain_comes_in_pages_and_since_a_moment(town, calls):
    case = lead_to(town, "closed")

    first = calls.desk.one(case.number, "events/?page_size=4").json()
    rest = calls.desk.get(first["next"]).json()
    late = calls.desk.one(case.number, "events/?changed_since=2025-06-09T09:30:00%2B08:00").json()

    assert [event["seq"] for page in (first, rest) for event in page["results"]] == [*range(1, 9)]
    assert [event["seq"] for event in late["results"]] == [9, 10]
    assert calls.desk.one(case.number, "events/?seq=1").status_code == 400


@pytest.mark.parametrize("rows", [1, 3])
def test_the_chain_costs_four_statements(town, calls, rows, django_assert_num_queries):
    case = lead_to(town, "dispatched")
    calls.desk.one(case.number)

    with django_assert_num_queries(4):  # the key, the posts, the case, the events
        calls.desk.one(case.number, f"events/?page_size={rows}")


def test_a_deadline_says_how_it_was_reached(town, calls):
    case = lead_to(town, "dispatched")

    answer = calls.desk.one(case.number, "deadlines/")

    body = answer.json()
    handle = next(one for one in body["deadlines"] if one["clock"] == "handle")
    assert (body["number"], body["version"], answer["ETag"]) == (case.number, 4, '"4"')
    assert (handle["limit"], handle["unit"], handle["due_at"]) == ("2", "WD", "2025-06-11T01:05:00+00:00")
    assert [day["day"] for day in handle["explanation"]["counted_days"]] == [
        *("2025-06-09", "2025-06-10", "2025-06-11"),
    ]
    assert handle["explanation"]["pauses"] == handle["explanation"]["extensions"] == []


def test_deadlines_cost_five_statements(town, calls, django_assert_num_queries):
    case = lead_to(town, "fed_back")
    calls.desk.one(case.number)

    # 1 key, 1 posts, 1 case · the clocks with their policies · the calendar
    with django_assert_num_queries(5):
        calls.desk.one(case.number, "deadlines/")


def test_reading_changes_nothing(town, calls):
    case = lead_to(town, "handling")

    for part in ("", "events/", "deadlines/"):
        calls.desk.one(case.number, part)

    version, changed_at = case.version, case.changed_at
    case.refresh_from_db()
    assert (case.version, case.changed_at) == (version, changed_at)
