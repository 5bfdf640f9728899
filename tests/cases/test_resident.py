"""What the reporter reads: pure functions, in English, without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from cases.enums import Action, State
from cases.resident import Event, lines, stages, state_words

AT = datetime(2025, 6, 9, 1, 0, tzinfo=UTC)
NAMES = {"p-1": "First grid Wa**", "d-1": "Lighting"}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def at(hours):
    return AT + timedelta(hours=hours)


def happened(*steps):
    """Events an hour apart: (action, facts)."""
    return [Event(action=action, at=at(place), **facts) for place, (action, facts) in enumerate(steps)]


def course(*more):
    return happened(
        (Action.APPROACH, {"public": False}),
        (Action.FIND, {"public": False}),
        (Action.REPORT, {"words": "dark stairs"}),
        (Action.DISPATCH, {"data": {"to": {"post": "p-1"}}}),
        (Action.TAKE, {}),
        *more,
    )


CONTACT = (Action.CONTACT, {"public": False, "data": {"channel": "phone", "outcome": "spoke"}})
RESOLVE = (Action.RESOLVE, {"data": {"outcome": "done"}, "words": "new lamp"})
FEEDBACK = (Action.FEEDBACK, {"data": {"channel": "sms", "answer": "done"}, "words": "The lamp is new."})


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.REPORTED, ["current", "todo", "todo", "todo"]),
        (State.DISPATCHED, ["done", "current", "todo", "todo"]),
        (State.HANDLING, ["done", "done", "current", "todo"]),
        (State.HANDLED, ["done", "done", "current", "todo"]),
        (State.FED_BACK, ["done", "done", "current", "todo"]),
        (State.CLOSED, ["done", "done", "done", "done"]),
        (State.VOID, ["done", "todo", "todo", "todo"]),
    ],
)
def test_a_state_is_one_of_four_stages(state, expected):
    assert [stage["state"] for stage in stages(state)] == expected


def test_a_stage_says_when_it_was_last_reached():
    again = [(Action.DECLINE, {"public": False}), (Action.DISPATCH, {"data": {"to": {"post": "p-1"}}})]

    reached = stages(State.DISPATCHED, course(*again))

    assert [stage["at"] for stage in reached] == [at(2), at(6), None, None]


def test_what_ended_in_hand_keeps_the_stages_it_had():
    ended = course((Action.VOID, {"from_state": "handling", "data": {"reason": "not_found"}}))

    assert [stage["state"] for stage in stages(State.VOID, ended)] == ["done", "done", "done", "todo"]


def test_the_course_is_told_in_plain_words_and_says_who_has_it():
    told = lines(course(CONTACT, RESOLVE), NAMES)

    assert [(line.title, line.by, line.words) for line in told] == [
        ("Your report was received", "", "dark stairs"),
        ("Passed on to", "First grid Wa**", ""),
        ("Taken up by", "First grid Wa**", ""),
        ("Dealt with; you will hear the result", "First grid Wa**", "new lamp"),
    ]


def test_a_department_is_named_and_a_holder_who_let_go_is_not():
    events = course(
        (Action.RECALL, {"public": False}),
        (Action.DISPATCH, {"data": {"to": {"department": "d-1"}}}),
        (Action.RECALL, {"public": False}),
        (Action.DISPATCH, {"data": {"to": {"post": "unknown"}}}),
    )

    assert [line.by for line in lines(events, NAMES)][-2:] == ["Lighting", ""]


def test_the_answer_has_its_four_elements():
    answer = lines(course(CONTACT, RESOLVE, FEEDBACK), NAMES)[-1]

    assert answer.title == "The answer to you: it is done"
    assert [(e.label, e.words, e.at) for e in answer.elements] == [
        ("Taken up", "", at(4)),
        ("Spoken to you", "Phone", at(5)),
        ("What was done", "The lamp is new.", None),
        ("By when", "Nothing is left to do", None),
    ]


def test_an_answer_to_somebody_nobody_could_reach_says_so_and_names_the_day():
    nobody = (Action.CONTACT, {"public": False, "data": {"channel": "phone", "outcome": "unreachable"}})
    later = {"channel": "notice", "answer": "cannot", "by_when": "2025-07-01"}

    answer = lines(course(nobody, (Action.FEEDBACK, {"data": later, "words": "No budget."})), NAMES)[-1]

    assert answer.title == "The answer to you: it cannot be done"
    assert [e.words for e in answer.elements] == ["", "Nobody could be reached", "No budget.", "2025-07-01"]


def test_an_answer_by_phone_is_itself_the_talk():
    by_phone = {"channel": "visit", "answer": "cannot"}

    answer = lines(course((Action.FEEDBACK, {"data": by_phone})), NAMES)[-1]

    assert (answer.elements[1].words, answer.elements[1].at) == ("Visit", at(5))
    assert answer.elements[3].words == "No date can be given"


def test_the_reporters_own_words_are_shown_back():
    told = lines(
        happened(
            (Action.RATE, {"public": False, "by_reporter": True, "data": {"solved": True, "level": 4}}),
            (Action.REWORK, {"by_reporter": True, "words": "still dark"}),
            (Action.REWORK, {}),
            (Action.RATE, {"public": False, "data": {"solved": True, "level": 1}}),
            (Action.REOPEN, {"by_reporter": True, "words": "dark again"}),
            (Action.WITHDRAW, {"by_reporter": True, "from_state": "reported"}),
            (Action.RESTORE, {"by_reporter": True, "words": "no, it is there"}),
        ),
        {},
    )

    assert [(line.title, line.words) for line in told] == [
        ("You said: solved, 4 of 5", ""),
        ("You said: not solved", "still dark"),
        ("It is done again", ""),
        ("You said: it came back", "dark again"),
        ("You withdrew the report", ""),
        ("You objected", "no, it is there"),
    ]


@pytest.mark.parametrize(
    ("event", "title"),
    [
        (Event(Action.PROGRESS, AT, data={"kind": "working"}), "It is being worked on"),
        (Event(Action.PROGRESS, AT, data={"kind": "referred_up"}), "Raised with a superior"),
        (Event(Action.RESOLVE, AT, data={"outcome": "cannot"}), "It cannot be done"),
        (Event(Action.RESOLVE, AT, data={"outcome": "referred"}), "Handed to another body"),
        (
            Event(Action.VOID, AT, data={"reason": "not_found"}),
            "Ended without work: Nothing found on the spot",
        ),
        (Event(Action.CLOSE, AT), "Settled and struck off"),
        (Event(Action.REOPEN, AT), "Taken up again"),
        (Event(Action.RESTORE, AT), "Taken up again"),
        (Event(Action.COMMENT, AT), "A word to you"),
        (Event(Action.SELF_HANDLE, AT), "Found and solved on the spot"),
    ],
)
def test_every_public_event_has_its_sentence(event, title):
    assert [line.title for line in lines([event], {})] == [title]


def test_a_withdrawn_report_is_called_so():
    assert state_words(State.VOID, "withdrawn") == "Withdrawn"
    assert state_words(State.VOID, "not_found") == "Ended"
    assert state_words(State.FED_BACK) == "Answered; waiting for your word"
