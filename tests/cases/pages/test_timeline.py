"""Each event in words."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.utils import translation

from cases.enums import Action
from cases.pages.timeline import lines_of

AT = datetime(2025, 6, 9, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def event(action, data=None, *, public=False, name="Wang", words=None, aside=""):
    more = {"text": SimpleNamespace(words=words, aside=aside)} if words is not None else {}
    return SimpleNamespace(
        pk=7, action=action, data=data or {}, at=AT, public=public, actor_kind="officer" if name else "clock",
        officer=SimpleNamespace(name=name) if name else None, officer_id=1 if name else None,
        role="worker" if name else "", **more,
    )  # fmt: skip


def told(action, data=None, names=()):
    (line,) = lines_of([event(action, data)], names=dict(names), photos={})
    return line["title"]


TOLD = [
    (Action.TAKE, {}, "Take the case"),
    (Action.APPROACH, {"source": "hotline"}, "Approach · Community hotline"),
    (Action.DISPATCH, {"to": {"post": "u1"}}, "Dispatch · Lighting"),
    (Action.DISPATCH, {"to": {"department": "gone"}}, "Dispatch"),
    (Action.DECLINE, {"reason": "not_ours"}, "Decline · Not within our duty"),
    (Action.CONTACT, {"channel": "phone", "outcome": "nobody"}, "Record a contact · Phone · Nobody answered"),
    (Action.RESOLVE, {"outcome": "referred"}, "Done handling · Handed to another body"),
    (
        Action.FEEDBACK,
        {"channel": "visit", "answer": "done", "by_when": "2025-06-30"},
        "Tell the reporter · Visit · It is done · still to come by 2025-06-30",
    ),
    (Action.RATE, {"solved": False, "level": 2}, "Rate · not solved · 2 of 5"),
    (Action.VOID, {"reason": "duplicate"}, "Declare void · Already reported"),
    (Action.OVERDUE, {"clock": "handle", "alert": "red"}, "Term · Handling · Overdue"),
    (Action.CLASSIFY, {"category": {"from": "1", "to": "2"}, "major": True}, "Reclassify · 1 → 2 · major"),
    (Action.RESOLVE, {"outcome": "a word of tomorrow"}, "Done handling · a word of tomorrow"),
]


@pytest.mark.parametrize(("action", "data", "words"), TOLD)
def test_an_event_says_what_happened(action, data, words):
    assert told(action, data, {"u1": "Lighting"}) == words


def test_a_line_has_who_as_what_when_and_the_words():
    events = [
        event(Action.COMMENT, words="ladder needed", aside="ask Li"),
        event(Action.REMIND, name="", public=True),
    ]

    mine, clocks = lines_of(events, names={}, photos={7: ["photo"]})

    assert mine == {
        "at": AT, "title": "Note", "by": "Wang · grid worker", "words": "ladder needed",
        "aside": "ask Li", "photos": ["photo"], "internal": True,
    }  # fmt: skip
    assert [clocks[name] for name in ("by", "words", "aside")] == ["the clock", "", ""]
    assert not clocks["internal"]
