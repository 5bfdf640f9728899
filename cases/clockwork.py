"""Which verb starts, stops and pauses which of the nine clocks (no queries, no clock, no arithmetic).

AS_WRITTEN is the Clocks table of workflow.md, row by row. COMPLETED adds what the table leaves open, so that no clock
runs for nobody and none is missing where somebody has the case in hand; each line says why. The limits are the place's
(localities/*.toml) and the category's; the due times come from common.due.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClockKind(TextChoices):
    ACCEPT = "accept", _("Acceptance")
    DISPATCH = "dispatch", _("Dispatching")
    TAKE = "take", _("Taking over")
    FIRST_CONTACT = "first_contact", _("First contact")
    PROGRESS = "progress", _("Word on progress")
    HANDLE = "handle", _("Handling")
    FEEDBACK = "feedback", _("Feedback")
    CLOSE = "close", _("Write-off")
    TOTAL = "total", _("Whole case")


class Effect(StrEnum):
    """What a verb does to a clock."""

    START = "start"  # a new round; one that still runs or stands ends with it
    STOP = "stop"  # nothing where it does not run
    PAUSE = "pause"
    RESUME = "resume"
    REVIVE = "revive"  # a stopped one goes on from its first start, as if it had never stopped
    REDATE = "redate"  # if open: the due time is reckoned again under the limit that holds now


class Standing(StrEnum):
    """How the handle clock of a case stands before a verb."""

    NONE = ""  # none is open: not yet dispatched in this round, or stopped
    RUNNING = "running"
    PAUSED = "paused"


@dataclass(frozen=True)
class Row:
    """One clock: the verbs that start it and those that stop it, and what it stands still for."""

    kind: ClockKind
    starts: frozenset
    stops: frozenset
    pauses: frozenset = frozenset()


@dataclass(frozen=True)
class ClockTurn:
    kind: ClockKind
    effect: Effect


SUSPENDED = "suspended"
ENDS = frozenset({"close", "void", "withdraw", "merge"})
REVIVALS = frozenset({"reopen", "restore"})


def row(kind, *, starts, stops, pauses=""):
    return Row(kind, frozenset(starts.split()), frozenset(stops.split()), frozenset(pauses.split()))


AS_WRITTEN = (
    row(ClockKind.ACCEPT, starts="report", stops="accept dispatch"),
    row(ClockKind.DISPATCH, starts="report decline recall escalate reopen restore", stops="dispatch"),
    row(ClockKind.TAKE, starts="dispatch", stops="take decline recall"),
    row(ClockKind.FIRST_CONTACT, starts="report", stops="contact"),
    row(ClockKind.PROGRESS, starts="take progress", stops="resolve", pauses="suspended"),
    row(ClockKind.HANDLE, starts="dispatch", stops="resolve", pauses="suspended decline"),
    row(ClockKind.FEEDBACK, starts="resolve", stops="feedback"),
    row(ClockKind.CLOSE, starts="feedback", stops="close rework"),
    row(ClockKind.TOTAL, starts="report", stops="close void merge"),
)

COMPLETED = (
    # self_handle is report and resolve in one breath (event by event): what is still owed is the answer.
    row(ClockKind.FEEDBACK, starts="self_handle", stops="send_back"),
    row(ClockKind.TOTAL, starts="self_handle", stops=""),
    # Sent back or reworked, the case is with its handler at once, without a dispatch and a take to start these.
    row(ClockKind.HANDLE, starts="send_back rework", stops=""),
    # While nobody has the case nobody can report progress; the next take starts it anew.
    row(ClockKind.PROGRESS, starts="send_back rework", stops="decline recall escalate"),
    row(ClockKind.TAKE, starts="", stops="escalate"),
    # An end leaves nothing running, whatever was still open.
    *(row(kind, starts="", stops=" ".join(sorted(ENDS))) for kind in ClockKind),
)


def _joined(kind):
    rows = [row for row in AS_WRITTEN + COMPLETED if row.kind == kind]
    return Row(
        kind,
        frozenset().union(*(row.starts for row in rows)),
        frozenset().union(*(row.stops for row in rows)),
        frozenset().union(*(row.pauses for row in rows)),
    )


TABLE = {kind: _joined(kind) for kind in ClockKind}


def turns(action, *, before="", after="", handle=Standing.NONE, same_unit=False, reachable=False):
    """What `action` does to the clocks of a case, as ClockTurns in the order to apply them, one kind after another.

    `before`, `after`: the state it was met in and has now. `handle`: how the handle clock stands before. `same_unit`:
    the unit now given the case is the one that declined it last (only its handle clock resumes, another unit starts a
    new round, domain.md 2.5). `reachable`: there is a reporter who left a way to be reached.
    """
    facts = {
        "before": before,
        "after": after,
        "handle": Standing(handle),
        "same_unit": same_unit,
        "reachable": reachable,
    }
    return tuple(
        ClockTurn(kind, effect) for kind in ClockKind for effect in _effects(TABLE[kind], str(action), facts)
    )


def _effects(row, action, facts):
    if action == "classify":
        return [Effect.REDATE]
    if row.kind == ClockKind.TOTAL and action in REVIVALS:
        return [Effect.REVIVE]
    if row.kind == ClockKind.HANDLE and action in ("dispatch", "decline"):
        return _handle_effects(action, facts)
    if action in row.starts and (row.kind != ClockKind.FIRST_CONTACT or facts["reachable"]):
        still = facts["after"] == SUSPENDED and SUSPENDED in row.pauses
        return [Effect.START, Effect.PAUSE] if still else [Effect.START]
    if action in row.stops:
        return [Effect.STOP]
    return _suspension(row, facts)


def _handle_effects(action, facts):
    """Declined, the handle clock stands still; the same unit again lets it go on, another gets a whole new one.

    A recall or an escalation does not touch it: the reporter has not been helped any sooner for it.
    """
    if action == "decline":
        return [Effect.PAUSE] if facts["handle"] == Standing.RUNNING else []
    if facts["handle"] == Standing.RUNNING:
        return []
    return [Effect.RESUME if facts["handle"] == Standing.PAUSED and facts["same_unit"] else Effect.START]


def _suspension(row, facts):
    if SUSPENDED not in row.pauses or facts["before"] == facts["after"]:
        return []
    if facts["after"] == SUSPENDED:
        return [Effect.PAUSE]
    return [Effect.RESUME] if facts["before"] == SUSPENDED else []
