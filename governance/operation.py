"""What the operator's page says of the machine: nobody's data, only what waits, what is parked and what is late."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models.functions import Now
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance import machine
from governance.readiness import OK, PARTS, checks, said
from governance.schedule import scheduled
from governance.version import VERSION
from grids.models import Calendar
from messaging import health, parking, pulse
from messaging.models import Pulse

SHOWN = 50
RELAY_LATE = 60  # seconds; it beats every ten while it turns, every twenty while it waits
BACKUP_LATE = timedelta(hours=26)
GRACE = timedelta(minutes=2)
TASKS = {
    "cases.sweep": gettext_lazy("Sweep of the deadlines"),
    "grids.flush_scans": gettext_lazy("Counting of scans"),
    "grids.sweep_redraws": gettext_lazy("Planned changes of the ground"),
    "grids.sweep_staff": gettext_lazy("Handovers, absences and terms of office"),
    "files.sweep": gettext_lazy("Sweep of the photos"),
    "messaging.carry": gettext_lazy("Messages to the outside"),
    "messaging.purge": gettext_lazy("Purge of done work"),
    "grids.sweep_sessions": gettext_lazy("Removal of ended sessions"),
    "grids.forget_bookings": gettext_lazy("Removal of old bookings' names"),
    "cases.redate": gettext_lazy("Re-dating after a change of calendar or limit"),
    "grids.publish_brands": gettext_lazy("Names and looks of the places"),
}


@dataclass(frozen=True)
class Line:
    """A part of the machine: how it is, in a word, and when it last gave a sign."""

    name: str
    is_well: bool
    words: str
    at: datetime | None = None


@dataclass(frozen=True)
class Operation:
    """Everything the page shows."""

    lines: list
    waiting: list
    parked: list
    parked_count: int
    replays: list
    disk_free: int
    version: str = VERSION
    faults: int = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "faults", sum(not line.is_well for line in self.lines))


def operation(*, at):
    """How the machine is at the moment `at`. The database has to answer; whether it does is what /readyz says."""
    parts = [Line(PARTS[part], word == OK, said(word)) for part, word in checks().items()]
    return Operation(
        lines=[*parts, *processes(), *calendars(at)],
        waiting=health.waiting(),
        parked=list(parking.parked_rows()[:SHOWN]),
        parked_count=health.parked(),
        replays=list(parking.replays()[:10]),
        disk_free=round(machine.free_share() * 100),
    )


def processes():
    """The relay and the backup by their own signs; worker and beat by the schedule's tasks, which need both."""
    signs = {sign.name: sign for sign in Pulse.objects.annotate(present=Now())}
    yield relay(signs.get(pulse.RELAY))
    silent = False
    for name, every in scheduled().items():
        line = task(name, every, signs.get(name))
        silent = silent or (not line.is_well and every <= timedelta(minutes=1))
        yield line
    yield crew(silent)
    yield backup(signs.get(pulse.BACKUP))


def relay(sign):
    if sign is None:
        return Line(_("Relay"), False, _("never seen"))
    is_well = (sign.present - sign.at).total_seconds() <= RELAY_LATE
    return Line(_("Relay"), is_well, _("running") if is_well else _("silent"), sign.at)


def task(name, every, sign):
    """Late when two rounds were missed; one that was never due yet cannot be told from one that never ran."""
    title = TASKS.get(name, name)
    if sign is None:
        return Line(title, every > timedelta(minutes=1), _("not run yet"))
    is_well = sign.present - sign.at <= 2 * every + GRACE
    return Line(title, is_well, _("on time") if is_well else _("late"), sign.at)


def crew(silent):
    """Which of the two is missing: what beat sends and no worker takes lies in the queue."""
    title = _("Worker and beat")
    if not silent:
        return Line(title, True, _("running"))
    length = machine.queue_length()
    if length is None:
        return Line(title, False, _("the queue does not answer"))
    return Line(title, False, _("no worker takes from the queue") if length else _("beat sends nothing"))


def backup(sign):
    if sign is None:
        return Line(_("Last backup"), False, _("none yet"))
    is_well = sign.present - sign.at <= BACKUP_LATE
    return Line(_("Last backup"), is_well, _("in time") if is_well else _("older than a day"), sign.at)


def calendars(at):
    """From October on, next year's days have to be known: a limit that reaches into it cannot be reckoned else."""
    today = localdate(at)
    needed = today.year + (today.month >= 10)
    for calendar in Calendar.objects.order_by("code"):
        is_well = calendar.last.year >= needed
        words = _("known until %(day)s") if is_well else _("ends on %(day)s: enter the next year")
        yield Line(
            _("Calendar %(name)s") % {"name": calendar.name},
            is_well,
            words % {"day": calendar.last.isoformat()},
        )
