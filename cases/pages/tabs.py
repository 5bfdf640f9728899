"""The lists of the desk: which there are, how many wait in each, and where a case stands in its list (pure)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cases.enums import Alert, State

DUE_ORDER = ("due_at", "pk")
NEWEST_ORDER = ("-reported_at", "-pk")
LAST = float("inf")


@dataclass(frozen=True)
class Tab:
    """One list: `rows` is the queryset method, `holds(state, alert, pending)` says the same of an open case.

    `empty` is what to do while nothing is in it.
    """

    key: str
    label: str
    rows: str
    holds: Callable
    empty: str


TABS = (
    Tab(
        "waiting",
        _("Waiting for dispatch"),
        "waiting",
        lambda s, _alert, pending: s == State.REPORTED and not pending,
        _("Nothing waits for dispatch. New cases are told here; look at what is due soon meanwhile."),
    ),
    Tab(
        "due-soon",
        _("Due soon"),
        "due_soon",
        lambda _s, alert, _p: alert == Alert.YELLOW,
        _("Nothing is due soon. Cases come here by themselves when most of their time has passed."),
    ),
    Tab(
        "overdue",
        _("Overdue"),
        "overdue",
        lambda _s, alert, _p: alert == Alert.RED,
        _("Nothing is overdue. Look at what is due soon, so that it stays so."),
    ),
    Tab(
        "in-hand",
        _("In hand"),
        "in_hand",
        lambda s, _alert, _p: s in (State.DISPATCHED, State.HANDLING),
        _("Nobody has a case in hand. Dispatch what waits, and it appears here."),
    ),
    Tab(
        "on-hold",
        _("On hold"),
        "on_hold",
        lambda s, _alert, _p: s == State.SUSPENDED,
        _("Nothing is on hold. A leader puts a case on hold when it has to wait for something else."),
    ),
    Tab(
        "to-review",
        _("To check"),
        "to_review",
        lambda s, _alert, _p: s in (State.HANDLED, State.FED_BACK),
        _("Nothing is to be checked. Cases come here once they are handled."),
    ),
    Tab(
        "pending",
        _("To verify first"),
        "pending",
        lambda s, _alert, pending: s == State.REPORTED and pending,
        _("Nothing is to be verified. Reports come here when many arrive from one place at once."),
    ),
)
BY_KEY = {tab.key: tab for tab in TABS}


def order_for(words):
    """A search shows the newest first, a list what is due first."""
    return NEWEST_ORDER if words.strip() else DUE_ORDER


def counts(found):
    """{key: number} from [(state, alert, pending, number)] of the open cases."""
    found = list(found)
    return {tab.key: sum(number for *case, number in found if tab.holds(*case)) for tab in TABS}


def place_in(order, case):
    """Where a case stands in a list of this order, as two numbers that sort the same way."""
    if order == NEWEST_ORDER:
        return (-case.reported_at.timestamp(), -case.pk)
    return (case.due_at.timestamp() if case.due_at else LAST, case.pk)


def place_as_text(order, case):
    moment, key = place_in(order, case)
    return f"{moment!r}~{key}"


def place_from(text):
    """What place_as_text wrote; None for anything else."""
    try:
        moment, key = text.split("~")
        return (float(moment), int(key))
    except ValueError:
        return None


def following(rows, order, place):
    """The first row after a place, or else the last row: where the desk goes on once a case has left the list."""
    if not rows:
        return None
    return next((row for row in rows if place_in(order, row) > place), rows[-1])
