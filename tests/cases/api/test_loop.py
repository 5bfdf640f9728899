"""The whole loop by the API alone: from the call to the write-off, each step by the key of whom it is for."""

from io import BytesIO

from tests.files import photos

STEPS = {
    "approach": 1,
    "find": 2,
    "report": 3,
    "dispatch": 4,
    "take": 5,
    "contact": 5,
    "progress": 5,
    "resolve": 5,
    "feedback": 6,
    "rate": 7,
    "close": 7,
}


def step(caller, number, action, body=None):
    """One verb that is offered, needs no more than is given, and is done."""
    case = caller.one(number)
    offered = {one["action"]: one["needs"] for one in case.json()["allowed_actions"]}
    needed = {need for need in offered[action] if not need.endswith("?")}
    assert needed <= set(body or {}), (action, needed)

    answer = caller.act(number, action, body, seen=case["ETag"])

    assert answer.status_code == 200, answer.content
    return answer.json()["step"], answer.json()["state"]


def test_seven_steps_by_seven_keys(town, calls, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    photo = {"photo": photos_file()}
    upload = calls.worker.post("/api/v1/uploads/", photo, format="multipart").json()["id"]
    said = {"category": "10004", "description": "楼道堆物", "place": {"qr": town.qr.token}}

    number = calls.district.report(**said, reporter={"name": "李四", "phone": "13800005678"}).json()["number"]
    post = next(
        row["id"]
        for row in calls.desk.get("/api/v1/posts/?role=worker&current=true").json()["results"]
        if row["officer"]["username"] == "worker"
    )

    told = {"channel": "phone", "answer": "done", "words": "已清理，请看照片"}
    walked = [
        step(calls.desk, number, "accept"),
        step(calls.desk, number, "dispatch", {"to": post, "note": "请看看"}),
        step(calls.worker, number, "take"),
        step(calls.worker, number, "contact", {"channel": "phone", "outcome": "spoke"}),
        step(calls.worker, number, "progress", {"words": "正在清理"}),
        step(calls.worker, number, "resolve", {"outcome": "done", "result": "清理完毕", "photos": [upload]}),
        step(calls.worker, number, "feedback", told),
        step(calls.reviewer, number, "rate", {"solved": True, "level": 5, "words": "很快"}),
        step(calls.reviewer, number, "close"),
    ]

    assert walked == [
        (4, "reported"),
        (4, "dispatched"),
        *((5, "handling"),) * 3,
        (6, "handled"),
        *((7, "fed_back"),) * 2,
        (7, "closed"),
    ]
    chain = calls.desk.one(number, "events/").json()["results"]
    assert [event["seq"] for event in chain] == list(range(1, 13))
    assert [event["action"] for event in chain if event["action"] != "accept"] == list(STEPS)
    assert {STEPS[event["action"]] for event in chain if event["action"] != "accept"} == set(range(1, 8))
    assert [event["by"] for event in chain] == [
        *["district"] * 3,
        *["desk"] * 2,
        *["worker"] * 5,
        *["reviewer"] * 2,
    ]
    assert not [clock for clock in calls.desk.one(number).json()["clocks"] if clock["stopped_at"] is None]


def test_a_case_no_reporter_stands_behind_goes_to_the_end_without_being_rated(town, calls):
    number = calls.district.report(source="system", place={"building": town.building.code}).json()["number"]

    step(calls.desk, number, "dispatch", {"to": str(town.lighting.uuid)})
    step(calls.handler, number, "take")
    step(calls.handler, number, "resolve", {"outcome": "done", "result": "修好了", "no_photo_reason": "夜里"})
    step(calls.handler, number, "feedback", {"channel": "callback", "answer": "done", "words": "修好了"})
    step(calls.reviewer, number, "close")

    assert calls.district.one(number).json()["state"] == "closed"


def test_round_after_round_every_way_back_is_open(town, calls):
    number = calls.desk.report(place={"grid": town.here.micro.code}).json()["number"]
    worker = {"to": str(town.worker_post.uuid)}
    done = {"outcome": "done", "result": "修好了", "no_photo_reason": "夜里"}
    told = {"channel": "visit", "answer": "done", "words": "修好了"}

    step(calls.desk, number, "dispatch", worker)
    step(calls.worker, number, "decline", {"reason": "unclear"})
    step(calls.desk, number, "dispatch", worker | {"note": "就在门口"})
    step(calls.desk, number, "recall", {"reason": "换人"})
    step(calls.leader, number, "dispatch", worker)
    step(calls.worker, number, "take")
    step(calls.worker, number, "resolve", done)
    step(calls.desk, number, "send_back", {"reason": "没修好"})
    step(calls.worker, number, "resolve", done)
    step(calls.worker, number, "feedback", told)
    step(calls.reviewer, number, "rework", {"reason": "还是不亮"})
    step(calls.worker, number, "resolve", done)
    step(calls.worker, number, "feedback", told)
    step(calls.reviewer, number, "close")
    assert step(calls.reviewer, number, "reopen", {"reason": "又坏了"}) == (4, "reported")
    step(calls.desk, number, "void", {"reason": "not_found"})

    assert step(calls.reviewer, number, "restore", {"reason": "确有其事"}) == (4, "reported")


def photos_file():
    photo = BytesIO(photos.photo())
    photo.name = "result.jpg"
    return photo
