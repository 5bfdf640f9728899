"""What came of a report, as its reporter reads it first: which of the three answers, who, when, in which words (pure).

S2-34: an answer is 办好了, 正在办 or 办不了. The timeline tells the whole course; this is its end, or how far it came.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from cases.enums import Action, Answer, Outcome
from cases.resident import LETS_GO, name_of

DONE, REFERRED, DOING, CANNOT = "done", "referred", "doing", "cannot"
BEGINS_ANEW = LETS_GO | {Action.REWORK, Action.SEND_BACK}
TELLS = (Action.FEEDBACK, Action.RESOLVE, Action.SELF_HANDLE, Action.PROGRESS)


@dataclass(frozen=True)
class Result:
    """`is_answer` once the reporter was told; before and after are photos as the strip shows them."""

    kind: str
    words: str
    by: str
    at: datetime
    is_answer: bool = False
    by_when: date | None = None
    before: tuple = ()
    after: tuple = ()

    @property
    def title(self):
        """One of the three ways of answering, in a resident's words."""
        if self.kind == DONE and not self.is_answer:
            return _("Dealt with; you will hear the result")
        return {
            DONE: _("It is done"),
            REFERRED: _("Handed to another body"),
            DOING: _("It is being worked on"),
            CANNOT: _("It cannot be done"),
        }[self.kind]


@dataclass(frozen=True)
class Said:
    """What the reporter said of the result."""

    solved: bool
    level: int
    at: datetime


def result_of(events, names):
    """The Result of the round that runs, or None while there is nothing to tell. `names` as for `resident.lines`."""
    now_running = this_round(events)
    public = [event for event in now_running if event.public]
    told = next((event for kind in TELLS for event in reversed(public) if event.action == kind), None)
    if told is None:
        return None
    return Result(
        kind=kind_of(told, now_running),
        words=told.words,
        by=holder(events, names),
        at=told.at,
        is_answer=told.action == Action.FEEDBACK,
        by_when=date.fromisoformat(told.data["by_when"]) if told.data.get("by_when") else None,
        before=photos_of(events, Action.REPORT),
        after=photos_of(public, Action.RESOLVE, Action.SELF_HANDLE),
    )


def this_round(events):
    """The events since it last began anew."""
    starts = [place for place, event in enumerate(events) if event.action in BEGINS_ANEW]
    return events[starts[-1] + 1 :] if starts else events


def kind_of(told, events):
    outcomes = [event.data.get("outcome") for event in events if event.action == Action.RESOLVE]
    if told.data.get("answer") == Answer.CANNOT or told.data.get("outcome") == Outcome.CANNOT:
        return CANNOT
    if told.action == Action.PROGRESS:
        return DOING
    return REFERRED if outcomes[-1:] == [Outcome.REFERRED] else DONE


def holder(events, names):
    """Who had it last, as residents know them."""
    given = [event for event in events if event.action == Action.DISPATCH]
    return name_of(given[-1].data.get("to", {}), names) if given else ""


def photos_of(events, *actions):
    return tuple(photo for event in events if event.action in actions for photo in event.files)


def said_of(events):
    """The reporter's last Said of the round that runs, or None."""
    given = [event for event in this_round(events) if event.action == Action.RATE]
    if not given:
        return None
    return Said(solved=bool(given[-1].data.get("solved")), level=given[-1].data.get("level"), at=given[-1].at)
