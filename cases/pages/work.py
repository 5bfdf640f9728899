"""The worker's list in sections (pure): what is due today first, then what to take, to do, to answer."""

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from cases.enums import Action, State
from cases.pages.terms import next_verb

NEXT = {
    State.DISPATCHED: Action.TAKE.label,
    State.HANDLING: Action.RESOLVE.label,
    State.HANDLED: Action.FEEDBACK.label,
}
SECTIONS = (
    (
        "take",
        _("To take"),
        State.DISPATCHED,
        _("Nothing to take. What is dispatched to you appears here by itself."),
    ),
    ("handle", _("In hand"), State.HANDLING, _("Nothing in hand. Take a case first.")),
    ("hold", _("On hold"), State.SUSPENDED, ""),
    (
        "feedback",
        _("To tell the reporter"),
        State.HANDLED,
        _("Nobody waits for an answer. Cases come here once they are handled."),
    ),
    ("check", _("Waiting for write-off"), State.FED_BACK, ""),
)


def sections_of(mine, around, *, at):
    """[{key, label, rows, empty}] from one's own open cases, by due time, and the other cases of the grid.

    A case due today or overdue stands in the first section alone; nobody is shown the same thing twice.
    """
    for case in mine:
        case.next_label = next_label(case)
    today = [case for case in mine if case.next_label and is_due_by_tonight(case, at)]
    rest = [case for case in mine if case not in today]
    shown = [section("today", _("Due today"), today, "")] if today else []
    for key, label, state, empty in SECTIONS:
        rows = [case for case in rest if case.state == state]
        if rows or empty:
            shown.append(section(key, label, rows, empty))
    return [
        *shown,
        section(
            "grid",
            _("My grid"),
            around,
            _("Nothing is open in your grid. If you see something, report it on the spot."),
        ),
    ]


def next_label(case):
    """What is to be done next with one's own case: what its nearest term waits for, else what leads on from here."""
    leads_on = NEXT.get(case.state, "")
    return (next_verb(case) or leads_on) if leads_on else ""


def section(key, label, rows, empty):
    return {"key": key, "label": label, "rows": rows, "empty": empty}


def is_due_by_tonight(case, at):
    return case.due_at is not None and localtime(case.due_at).date() <= localtime(at).date()
