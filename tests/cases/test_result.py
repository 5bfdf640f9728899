"""What came of a report, in one of the three answers: pure functions, in English, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from cases.enums import Action
from cases.resident import Event
from cases.result import result_of, said_of

AT = datetime(2025, 6, 9, 1, 0, tzinfo=UTC)
NAMES = {"p-1": "First grid Wa**", "d-1": "Lighting"}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def happened(*steps):
    return [
        Event(action=action, at=AT + timedelta(hours=place), **facts)
        for place, (action, facts) in enumerate(steps)
    ]


REPORT = (Action.REPORT, {"words": "dark stairs", "files": ("before.jpg",)})
DISPATCH = (Action.DISPATCH, {"data": {"to": {"post": "p-1"}}})
PROGRESS = (Action.PROGRESS, {"words": "ordered a lamp"})
RESOLVE = (Action.RESOLVE, {"data": {"outcome": "done"}, "words": "new lamp", "files": ("after.jpg",)})
FEEDBACK = (Action.FEEDBACK, {"data": {"channel": "sms", "answer": "done"}, "words": "The lamp is new."})
REWORK = (Action.REWORK, {"by_reporter": True})


def test_at_first_there_is_nothing_to_tell():
    assert result_of(happened(REPORT, DISPATCH), NAMES) is None


def test_it_is_being_worked_on():
    told = result_of(happened(REPORT, DISPATCH, PROGRESS), NAMES)

    assert (told.kind, told.title, told.words) == ("doing", "It is being worked on", "ordered a lamp")


def test_it_is_done_by_whom_when_in_which_words_before_and_after():
    told = result_of(happened(REPORT, DISPATCH, PROGRESS, RESOLVE, FEEDBACK), NAMES)

    assert (told.title, told.words, told.by) == ("It is done", "The lamp is new.", "First grid Wa**")
    assert (told.at, told.is_answer) == (AT + timedelta(hours=4), True)
    assert (told.before, told.after) == (("before.jpg",), ("after.jpg",))


def test_before_the_answer_it_is_only_dealt_with():
    told = result_of(happened(REPORT, DISPATCH, RESOLVE), NAMES)

    assert (told.title, told.is_answer) == ("Dealt with; you will hear the result", False)


def test_it_cannot_be_done_and_until_when():
    cannot = (Action.FEEDBACK, {"data": {"answer": "cannot", "by_when": "2025-07-01"}, "words": "not ours"})
    told = result_of(happened(REPORT, DISPATCH, cannot), NAMES)

    assert (told.kind, told.title, told.by_when) == ("cannot", "It cannot be done", date(2025, 7, 1))


def test_it_was_handed_to_another_body():
    referred = (Action.RESOLVE, {"data": {"outcome": "referred"}, "words": "to the water works"})

    assert result_of(happened(REPORT, DISPATCH, referred, FEEDBACK), NAMES).kind == "referred"


@pytest.mark.parametrize("anew", [REWORK, (Action.SEND_BACK, {"public": False}), (Action.REOPEN, {})])
def test_what_begins_anew_has_no_result_yet(anew):
    assert result_of(happened(REPORT, DISPATCH, RESOLVE, FEEDBACK, anew), NAMES) is None


def test_what_colleagues_said_aside_is_no_result():
    aside = (Action.PROGRESS, {"words": "between us", "public": False})

    assert result_of(happened(REPORT, DISPATCH, aside), NAMES) is None


def test_the_reporters_own_word_counts_until_it_begins_anew():
    rate = (Action.RATE, {"data": {"solved": True, "level": 5}, "by_reporter": True})
    course = [REPORT, DISPATCH, RESOLVE, FEEDBACK, rate]

    assert (said_of(happened(*course)).solved, said_of(happened(*course)).level) == (True, 5)
    assert said_of(happened(*course, REWORK)) is None
