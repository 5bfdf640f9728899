"""What the reporter reads of a case: four stages instead of seven steps, each public event in plain words (pure).

S2-34: the answer carries the four elements of feedback: when it was taken up, who was spoken to or that nobody could be
reached, what was done, by when.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.enums import (
    Action,
    Answer,
    ContactChannel,
    ContactOutcome,
    FeedbackChannel,
    Outcome,
    ProgressKind,
    RequestKind,
    State,
    VoidReason,
)
from cases.workflow import RESIDENT_STAGES

STAGES = (
    (1, gettext_lazy("Received")),
    (2, gettext_lazy("Passed on")),
    (3, gettext_lazy("Being dealt with")),
    (4, gettext_lazy("Settled")),
)
REACHED_BY = {Action.REPORT: 1, Action.DISPATCH: 2, Action.TAKE: 3, Action.SELF_HANDLE: 3, Action.CLOSE: 4}
STATES = {
    State.REPORTED: gettext_lazy("Received"),
    State.DISPATCHED: gettext_lazy("Passed on"),
    State.HANDLING: gettext_lazy("Being dealt with"),
    State.SUSPENDED: gettext_lazy("Waiting for something else; it is not forgotten"),
    State.HANDLED: gettext_lazy("Dealt with; the answer is on its way"),
    State.FED_BACK: gettext_lazy("Answered; waiting for your word"),
    State.CLOSED: gettext_lazy("Settled"),
    State.VOID: gettext_lazy("Ended"),
}
LETS_GO = {Action.DECLINE, Action.RECALL, Action.VOID, Action.REOPEN, Action.RESTORE, Action.WITHDRAW}


@dataclass(frozen=True)
class Event:
    """One event as this module needs it, without what colleagues said aside; `files` are what the photo strip shows."""

    action: Action
    at: datetime
    public: bool = True
    by_reporter: bool = False
    from_state: str = ""
    data: dict = field(default_factory=dict)
    words: str = ""
    files: tuple = ()


@dataclass(frozen=True)
class Element:
    """One of the four elements of an answer."""

    label: str
    words: str
    at: datetime | None = None


@dataclass(frozen=True)
class Line:
    """What the timeline shows of an event."""

    at: datetime
    title: str
    by: str = ""
    words: str = ""
    photos: tuple = ()
    elements: tuple = ()


def stages(state, events=()):
    """The four stages: number, label, state done | current | todo, and when it was reached, where the events say so."""
    state = State(state)
    here = RESIDENT_STAGES.get(state) or stage_before_the_end(events)
    reached = {REACHED_BY[event.action]: event.at for event in events if event.action in REACHED_BY}
    return [
        {
            "number": number,
            "label": label,
            "state": standing(number, here, state),
            "at": reached.get(number) if number <= here else None,
        }
        for number, label in STAGES
    ]


def standing(number, here, state):
    if number < here or (number == here and state in (State.CLOSED, State.VOID)):
        return "done"
    return "current" if number == here else "todo"


def stage_before_the_end(events):
    """How far a case came that ended without work."""
    ended = [event.from_state for event in events if event.action in (Action.VOID, Action.WITHDRAW)]
    return RESIDENT_STAGES[State(ended[-1])] if ended else 1


def state_words(state, void_reason=""):
    """The state in a resident's words."""
    if void_reason == VoidReason.WITHDRAWN:
        return _("Withdrawn")
    return STATES[State(state)]


def lines(events, names):
    """The Lines of a case's events, as told. `names`: {public id of a post or department: how residents know it}."""
    told, holder = [], ""
    for place, event in enumerate(events):
        if event.action == Action.DISPATCH:
            holder = name_of(event.data.get("to", {}), names)
        if event.public or (event.by_reporter and event.action == Action.RATE):
            told.append(line(event, holder, events[:place]))
        if event.action in LETS_GO:
            holder = ""
    return told


def name_of(reference, names):
    """{"post": id} or {"department": id} → the name."""
    return next((names[public_id] for public_id in reference.values() if public_id in names), "")


def line(event, holder, before):
    return Line(
        at=event.at,
        title=title(event),
        by=holder if event.action in (Action.DISPATCH, Action.TAKE, Action.PROGRESS, Action.RESOLVE) else "",
        words=event.words if event.action != Action.FEEDBACK else "",
        photos=event.files,
        elements=four_elements(event, before) if event.action == Action.FEEDBACK else (),
    )


def title(event):
    """What happened, in a sentence a resident would say."""
    if event.by_reporter and event.action in BY_THE_REPORTER:
        return BY_THE_REPORTER[event.action](event)
    return TITLES[event.action](event)


def resolved(event):
    return {
        Outcome.CANNOT: _("It cannot be done"),
        Outcome.REFERRED: _("Handed to another body"),
    }.get(event.data.get("outcome"), _("Dealt with; you will hear the result"))


def progressed(event):
    if event.data.get("kind") == ProgressKind.REFERRED_UP:
        return _("Raised with a superior")
    return _("It is being worked on")


def granted(event):
    if event.data.get("kind") == RequestKind.SUSPEND:
        return _("It has to wait; it is looked at again on %(day)s") % {"day": event.data["until"]}
    return _("It takes longer than promised")


def answered(event):
    if event.data.get("answer") == Answer.CANNOT:
        return _("The answer to you: it cannot be done")
    return _("The answer to you: it is done")


def ended(event):
    reason = VoidReason(event.data["reason"]).label if event.data.get("reason") else ""
    return _("Ended without work: %(reason)s") % {"reason": reason}


def rated(event):
    solved = _("solved") if event.data.get("solved") else _("not solved")
    return _("You said: %(solved)s, %(level)s of 5") % {"solved": solved, "level": event.data.get("level")}


TITLES = {
    Action.REPORT: lambda event: _("Your report was received"),
    Action.DISPATCH: lambda event: _("Passed on to"),
    Action.TAKE: lambda event: _("Taken up by"),
    Action.PROGRESS: progressed,
    Action.APPROVE: granted,
    Action.RESUME: lambda event: _("It goes on"),
    Action.SELF_HANDLE: lambda event: _("Found and solved on the spot"),
    Action.RESOLVE: resolved,
    Action.FEEDBACK: answered,
    Action.REWORK: lambda event: _("It is done again"),
    Action.CLOSE: lambda event: _("Settled and struck off"),
    Action.REOPEN: lambda event: _("Taken up again"),
    Action.RESTORE: lambda event: _("Taken up again"),
    Action.VOID: ended,
    Action.COMMENT: lambda event: _("A word to you"),
}
BY_THE_REPORTER = {
    Action.RATE: rated,
    Action.REWORK: lambda event: _("You said: not solved"),
    Action.REOPEN: lambda event: _("You said: it came back"),
    Action.RESTORE: lambda event: _("You objected"),
    Action.WITHDRAW: lambda event: _("You withdrew the report"),
}


def four_elements(event, before):
    """The four elements of an answer from the feedback event and what came before it."""
    return (
        Element(_("Taken up"), "", taken_up_at(before)),
        spoken_to(event, before),
        Element(_("What was done"), event.words),
        Element(_("By when"), by_when(event)),
    )


def taken_up_at(before):
    marks = [e.at for e in before if e.action in (Action.TAKE, Action.SELF_HANDLE)]
    return marks[-1] if marks else (before[0].at if before else None)


def spoken_to(event, before):
    """Who was spoken to, or that nobody could be reached."""
    label, channel = _("Spoken to you"), event.data.get("channel")
    spoke = [
        e for e in before if e.data.get("outcome") == ContactOutcome.SPOKE and e.action == Action.CONTACT
    ]
    if spoke:
        return Element(label, str(ContactChannel(spoke[-1].data["channel"]).label), spoke[-1].at)
    if channel in (FeedbackChannel.PHONE, FeedbackChannel.VISIT):
        return Element(label, str(FeedbackChannel(channel).label), event.at)
    return Element(label, _("Nobody could be reached"))


def by_when(event):
    if event.data.get("by_when"):
        return date.fromisoformat(event.data["by_when"]).isoformat()
    if event.data.get("answer") == Answer.CANNOT:
        return _("No date can be given")
    return _("Nothing is left to do")
