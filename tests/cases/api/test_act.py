"""POST /cases/{number}/actions/{action}/: the verbs, what they need, and how they are refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from cases.enums import Action, State
from tests.cast import a_case, do, lead_to


def refusal(answer):
    body = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, body["code"], body["state"], [one["action"] for one in body["allowed_actions"]]


@pytest.mark.parametrize(
    ("name", "stop", "action", "body", "state"),
    [
        ("desk", "reported", "accept", {}, "reported"),
        (
            "desk",
            "reported",
            "classify",
            {"reason": "看错了", "category": "10004", "urgency": "urgent"},
            "reported",
        ),
        ("desk", "reported", "classify", {"reason": "大事", "major": True}, "reported"),
        ("desk", "reported", "void", {"reason": "not_found", "note": "无"}, "void"),
        ("worker", "dispatched", "take", {}, "handling"),
        ("worker", "dispatched", "decline", {"reason": "not_ours"}, "reported"),
        ("desk", "dispatched", "recall", {"reason": "换人"}, "reported"),
        ("worker", "dispatched", "contact", {"channel": "phone", "outcome": "nobody"}, "dispatched"),
        ("worker", "handling", "progress", {"words": "在办", "kind": "referred_up"}, "handling"),
        ("worker", "handling", "progress", {"words": "在办"}, "handling"),
        (
            "worker",
            "handling",
            "resolve",
            {"outcome": "done", "result": "好了", "no_photo_reason": "夜"},
            "handled",
        ),
        ("desk", "handled", "send_back", {"reason": "没好"}, "handling"),
        (
            "worker",
            "handled",
            "feedback",
            {"channel": "phone", "answer": "done", "words": "好了"},
            "fed_back",
        ),
        ("reviewer", "fed_back", "rate", {"solved": True, "level": 5, "words": "好"}, "fed_back"),
        ("reviewer", "fed_back", "rate", {"solved": "false", "level": "1"}, "fed_back"),
        ("reviewer", "fed_back", "rework", {"reason": "还是不亮"}, "handling"),
        ("reviewer", "rated", "close", {}, "closed"),
        ("reviewer", "closed", "reopen", {"reason": "又坏了"}, "reported"),
        ("reviewer", "void", "restore", {"reason": "确有其事"}, "reported"),
        ("colleague", "reported", "comment", None, None),
        ("worker", "handling", "comment", {"words": "备注", "internal": False}, "handling"),
    ],
)
def test_every_verb_under_its_english_name(town, calls, name, stop, action, body, state):
    case = lead_to(town, stop)

    answer = getattr(calls, name).act(case.number, action, body, seen=f'"{case.version}"')

    if state is None:
        assert answer.status_code == 404  # the colleague of the next grid does not see it
        return
    assert answer.status_code == 200, answer.content
    assert (answer.json()["state"], answer.json()["version"]) == (state, case.version + 1)
    assert answer["ETag"] == f'"{case.version + 1}"'
    assert case.events.get(seq=case.version + 1).action == action
    assert answer.json() == getattr(calls, name).one(case.number).json()


def test_a_case_that_was_moved_elsewhere_is_told_as_it_lies_now(town, calls):
    case = a_case(town)

    answer = calls.desk.act(case.number, "classify", {"reason": "在隔壁", "grid": town.here.micro3.code})

    assert answer.json() == calls.desk.one(case.number).json()
    assert answer.json()["place"]["grid"]["code"] == answer.json()["owner_grid"] == town.here.micro3.code
    assert answer.json()["place"]["building"] is None


def test_what_was_said_is_what_is_kept(town, calls):
    case = lead_to(town, "fed_back")
    rating = {"solved": False, "level": 2}

    calls.reviewer.act(case.number, "rate", rating)

    assert case.events.last().data == rating


def test_a_note_is_for_colleagues_unless_said_otherwise(town, calls):
    case = a_case(town)

    calls.desk.act(case.number, "comment", {"words": "内部"})
    calls.desk.act(case.number, "comment", {"words": "公开", "internal": False})

    assert list(case.events.filter(action="comment").order_by("seq").values_list("public", flat=True)) == [
        *(False, True)
    ]


def test_a_case_is_dispatched_to_a_post_or_a_department(town, calls):
    one, other = a_case(town), a_case(town)

    to_post = calls.desk.act(one.number, "dispatch", {"to": str(town.worker_post.uuid), "note": "请看看"})
    to_department = calls.desk.act(other.number, "dispatch", {"to": str(town.lighting.uuid)})

    assert (to_post.json()["handler"], to_post.json()["department"]) == (str(town.worker_post.uuid), None)
    assert (to_department.json()["handler"], to_department.json()["department"]) == (
        None,
        str(town.lighting.uuid),
    )
    assert calls.handler.one(other.number).status_code == 200


def test_whoever_gives_a_case_away_is_still_told_how_it_stands(town, calls):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)

    answer = calls.handler.act(case.number, "decline", {"reason": "not_ours"})

    assert (answer.status_code, answer.json()["state"]) == (200, "reported")
    assert calls.handler.one(case.number).status_code == 404


def test_a_change_names_the_version_it_was_decided_on(town, calls):
    case = a_case(town)

    for headers in ({}, {"If-Match": "*"}):
        answer = calls.desk.post(f"/api/v1/cases/{case.number}/actions/accept/", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (428, "if_match_missing")


def test_a_stale_version_is_told_the_state_and_what_is_open(town, calls):
    case = lead_to(town, "dispatched")

    answer = calls.desk.act(case.number, "recall", {"reason": "x"}, seen='"3"')

    assert refusal(answer) == (
        *(412, "changed_meanwhile", "dispatched"),
        ["classify", "recall", "contact", "void", "comment"],
    )
    assert answer["ETag"] == '"4"'
    assert answer.json()["version"] == 4
    assert (
        answer.json()["detail"]
        == "Somebody else changed this case meanwhile. It is now: Waiting to be taken."
    )


def test_the_second_press_changes_nothing(town, calls):
    case = a_case(town)
    calls.desk.act(case.number, "accept", seen='"3"')

    again = calls.desk.act(case.number, "accept", seen='"3"')

    assert again.status_code == 412
    assert case.events.count() == 4


def test_a_verb_out_of_order_is_refused_with_what_is_open(town, calls):
    case = lead_to(town, "closed")

    answer = calls.reviewer.act(case.number, "close")

    assert refusal(answer) == (409, "out_of_order", "closed", ["contact", "reopen", "comment"])


def test_somebody_elses_step_is_refused(town, calls):
    case = lead_to(town, "dispatched")

    answer = calls.desk.act(case.number, "take")

    assert refusal(answer)[:3] == (409, "not_yours", "dispatched")
    assert calls.desk.act(a_case(town).number, "withdraw").json()["code"] == "not_yours"


def test_a_guard_of_the_engine_is_the_reason(town, calls):
    case = lead_to(town, "fed_back", at=now() - timedelta(hours=1))

    answer = calls.reviewer.act(case.number, "close")

    assert refusal(answer)[:3] == (409, "refused", "fed_back")
    assert answer.json()["detail"].startswith("The reporter has not answered yet")


@pytest.mark.parametrize(
    ("action", "body", "fields"),
    [
        ("dispatch", {}, {"to"}),
        ("dispatch", {"to": str(uuid4())}, {"to"}),
        ("dispatch", {"to": 5}, {"to"}),
        ("dispatch", {"to": ["x"]}, {"to"}),
        ("dispatch", {"to": {"id": "x"}, "note": []}, {"to", "note"}),
        ("contact", {"channel": "smoke"}, {"channel", "outcome"}),
        ("void", {"reason": "withdrawn"}, {"reason"}),
        ("void", {"void_reason": {}}, {"void_reason"}),
        ("classify", {"reason": "长" * 501, "category": "x", "grid": "y"}, {"reason", "category", "grid"}),
        ("comment", {"words": ""}, {"words"}),
        ("comment", {"words": None}, {"words"}),
    ],
)
def test_errors_are_named_as_the_body_names_its_fields(town, calls, action, body, fields):
    case = a_case(town)

    answer = calls.desk.act(case.number, action, body)

    assert (answer.status_code, {error["field"] for error in answer.json()["errors"]}) == (400, fields)
    assert case.events.count() == 3


def test_a_target_of_another_street_is_none(town, calls):
    case = a_case(town)
    post = town.people.stranger.posts.first()

    assert calls.desk.act(case.number, "dispatch", {"to": str(post.uuid)}).status_code == 400


@pytest.mark.parametrize("body", [[], "close", 5, None])
def test_a_body_is_an_object_or_nothing(town, calls, body):
    case = a_case(town)

    answer = calls.desk.act(case.number, "accept", body)

    assert answer.status_code == (400 if body else 200)


@pytest.mark.parametrize(
    "action", ["report", "self_handle", "remind", "overdue", "approach", "explode", "move"]
)
def test_what_is_no_verb_of_a_person_is_not_found(town, calls, action):
    case = a_case(town)

    answer = calls.desk.act(case.number, action, seen='"3"')

    assert answer.status_code == 404
    assert answer.content == calls.desk.one("2025060941010699999").content


def test_extra_members_of_the_body_write_nothing(town, calls):
    case = a_case(town)

    answer = calls.desk.act(case.number, "accept", {"state": "closed", "version": 99, "number": "1", "by": 1})

    assert answer.status_code == 200
    case.refresh_from_db()
    assert (case.state, case.version) == (State.REPORTED, 4)


@pytest.mark.parametrize(
    ("name", "stop", "action", "body", "count"),
    [
        # In each: 1 key, 1 posts, 2 the savepoint · the case before, and its clocks and people after: 7, and
        # 3 targets · 5 the engine
        ("desk", "reported", "dispatch", {"to": None}, 15),
        # 4 the engine · 1 looks back for what is allowed now
        ("worker", "dispatched", "take", {}, 12),
        # 3 the engine · 1
        ("worker", "handling", "contact", {"channel": "phone", "outcome": "spoke"}, 11),
        # 5 the engine, which looks back itself · 1
        ("reviewer", "rated", "close", {}, 13),
    ],
)
def test_a_verb_costs_a_fixed_number_of_statements(
    town, calls, name, stop, action, body, count, django_assert_num_queries
):
    case, caller = lead_to(town, stop), getattr(calls, name)
    caller.one(case.number)
    body = {"to": str(town.worker_post.uuid)} if body == {"to": None} else body

    with django_assert_num_queries(count):
        answer = caller.act(case.number, action, body, seen=f'"{case.version}"')
    assert answer.status_code == 200
