"""The history of a case in words: one line for each event (no queries)."""

from django.utils.translation import gettext as _

from cases.climb import tier_label
from cases.clockwork import ClockKind
from cases.enums import (
    Action,
    Alert,
    Answer,
    CallClock,
    ContactChannel,
    ContactOutcome,
    DeclineReason,
    FeedbackChannel,
    Outcome,
    ProgressKind,
    RequestKind,
    Source,
    VoidReason,
    WhistleKind,
)
from cases.pages.names import who_did_as


def lines_of(events, *, names, photos):
    """Lines for the timeline: [{at, title, by, words, aside, photos, internal}], in the order of the events.

    `names`: {uuid: name} of the posts and departments the events refer to, {code: name} of categories and grids;
    `photos`: {event id: [photo]}.
    """
    return [line(event, names, photos.get(event.pk, [])) for event in events]


def line(event, names, photos):
    more = detail(event, names)
    label = str(Action(event.action).label)
    return {
        "at": event.at,
        "title": f"{label} · {more}" if more else label,
        "by": who_did_as(event),
        "words": words_of(event),
        "aside": aside_of(event),
        "photos": photos,
        "internal": not event.public,
    }


def words_of(event):
    """The free text of an event; empty where there was none or it has been erased."""
    text = getattr(event, "text", None)
    return text.words if text else ""


def aside_of(event):
    """What was said beside it to colleagues only."""
    text = getattr(event, "text", None)
    return text.aside if text else ""


def detail(event, names):
    teller = TELLERS.get(event.action)
    return " · ".join(filter(None, teller(event.data, names))) if teller else ""


def label_of(choices, value):
    """The label of a stored word; the word itself where a later version no longer knows it; "" for nothing."""
    known = dict(choices.choices)
    return str(known.get(value, value)) if value else ""


def of_target(data, names):
    to = data.get("to") or {}
    yield names.get(to.get("post") or to.get("department"), "")


def of_contact(data, names):
    yield label_of(ContactChannel, data.get("channel"))
    yield label_of(ContactOutcome, data.get("outcome"))


def of_feedback(data, names):
    yield label_of(FeedbackChannel, data.get("channel"))
    yield label_of(Answer, data.get("answer"))
    if data.get("by_when"):
        yield _("still to come by %(day)s") % {"day": data["by_when"]}


def of_rating(data, names):
    yield _("solved") if data.get("solved") else _("not solved")
    yield _("%(level)s of 5") % {"level": data.get("level")}


def of_request(data, names):
    """What is asked for or granted: More time · 3 more; Put it on hold · until 2026-03-01."""
    yield label_of(RequestKind, data.get("kind"))
    if data.get("extra"):
        yield _("%(number)s more") % {"number": data["extra"]}
    if data.get("until"):
        yield _("until %(day)s") % {"day": data["until"]}


def of_calls(data, names):
    """Which units were called, or which of them it is about; how it was rated or judged."""
    if "kind" in data:
        yield label_of(WhistleKind, data["kind"])
    called = data.get("calls") or [data]
    yield "、".join(filter(None, (names.get(one.get("department"), "") for one in called)))
    if data.get("proposed"):
        yield _("to be approved first")
    if "upheld" in data:
        yield _("upheld") if data["upheld"] else _("dismissed")
    if "level" in data:
        yield _("%(level)s of 5") % {"level": data["level"]}


def of_alert(data, names):
    if "call" in data:
        yield names.get(data["department"], "")
        yield label_of(CallClock, data["clock"])
    else:
        yield label_of(ClockKind, data.get("clock") or data.get("kind"))
    yield label_of(Alert, data.get("alert"))
    if "tier" in data:
        yield _("raised to %(tier)s") % {"tier": tier_label(data["tier"])}


def of_changes(data, names):
    for name in ("category", "grid"):
        if name in data:
            was, is_now = (names.get(data[name][side], data[name][side] or "–") for side in ("from", "to"))
            yield f"{was} → {is_now}"
    if "major" in data:
        yield _("major") if data["major"] else _("no longer major")


def of_words(choices, key):
    return lambda data, names: [label_of(choices, data.get(key))]


OF_CALLS = (
    *(Action.WHISTLE, Action.WHISTLE_APPROVE, Action.RESPOND, Action.OBJECT, Action.ANSWER_OBJECTION),
    *(Action.ARRIVE, Action.REPORT_BACK, Action.RATE_RESPONSE, Action.WHISTLE_CANCEL, Action.WHISTLE_EXPIRE),
)
TELLERS = {
    Action.APPROACH: of_words(Source, "source"),
    Action.DISPATCH: of_target,
    Action.DECLINE: of_words(DeclineReason, "reason"),
    Action.CONTACT: of_contact,
    Action.PROGRESS: of_words(ProgressKind, "kind"),
    Action.REQUEST: of_request,
    Action.APPROVE: of_request,
    Action.REFUSE: of_request,
    **dict.fromkeys(OF_CALLS, of_calls),
    Action.RESOLVE: of_words(Outcome, "outcome"),
    Action.FEEDBACK: of_feedback,
    Action.RATE: of_rating,
    Action.VOID: of_words(VoidReason, "reason"),
    Action.WITHDRAW: of_words(VoidReason, "reason"),
    Action.REMIND: of_alert,
    Action.OVERDUE: of_alert,
    Action.CLASSIFY: of_changes,
}
