"""The guards of requests and their answers; each looks at a Turn and refuses with a sentence for the person."""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases.clockwork import ClockKind
from cases.enums import RequestKind, State
from cases.models import Clock
from cases.requests import may_answer
from common.due import due
from common.errors import Refused
from common.worktime import Unit

MOST_EXTENSIONS = 2
YEAR = timedelta(days=365)
TOLD = frozenset({RequestKind.EXTEND, RequestKind.SUSPEND, RequestKind.PLAN})


def nothing_is_asked(turn):
    if turn.case.asking:
        raise Refused(_("A request waits for its answer already."))


def something_is_asked(turn):
    if not turn.case.asking:
        raise Refused(_("No request waits for an answer here."))


def request_fits(turn):
    """What is asked for can be granted at all: to ask in vain costs everybody time."""
    FITS[turn.facts["kind"]](turn)


def more_time_fits(turn):
    """Only before it is overdue, at most as long again as the limit, at most twice."""
    extra, clock = turn.facts["extra"], running_term(turn)
    if not extra:
        raise Refused(_("Write how much longer it takes."))
    if clock.due_at <= turn.at:
        raise Refused(_("The term is over. More time is asked for before it ends."))
    if turn.history.granted(RequestKind.EXTEND) >= MOST_EXTENSIONS:
        raise Refused(_("It was given more time twice already."))
    if extra > clock.limit:
        raise Refused(
            _("At most as much again as the term itself: %(limit)s.")
            % {"limit": f"{clock.limit.normalize():f}"}
        )


def on_hold_fits(turn):
    """Once, with what it waits for and the day to look at it again, within a year."""
    if turn.case.state != State.HANDLING:
        raise Refused(_("Take the case first. Only what is in hand can be put on hold."))
    if turn.history.granted(RequestKind.SUSPEND):
        raise Refused(_("A case is put on hold once only."))
    if not turn.facts["until"] or not turn.facts["condition"]:
        raise Refused(_("Write what it waits for, and the day to look at it again."))
    if not turn.day < turn.facts["until"] <= turn.day + YEAR:
        raise Refused(_("Choose a day from tomorrow on, at most a year away."))


def cannot_fits(turn):
    if turn.history.granted(RequestKind.CANNOT, round=turn.case.round):
        raise Refused(_("It is approved already that it cannot be done. Record it as the outcome."))


def plan_fits(turn):
    """13710: a month for what has an approved plan with dates, counted from where the term began."""
    until, clock = turn.facts["until"], running_term(turn)
    if turn.history.granted(RequestKind.PLAN, round=turn.case.round):
        raise Refused(_("A plan was approved already."))
    last = localdate(due(clock.started_at, 1, Unit.MO, clock.calendar.work_calendar()))
    if not until or not localdate(clock.due_at) < until <= last:
        raise Refused(
            _("Choose the day the plan ends: after the term, until %(last)s.") % {"last": last.isoformat()}
        )


def running_term(turn):
    """The clock of handling, read once a turn."""
    clock = Clock.objects.filter(case=turn.case, kind=ClockKind.HANDLE, stopped_at=None).first()
    if clock is None:
        raise Refused(_("No term runs here that could be made longer."))
    return clock


def own_request(turn):
    """Whoever has the case in hand now takes back what was asked for it; read for the event's references."""
    if turn.history.asked() is None:
        raise Refused(_("No request waits for an answer here."))


def answers_from_above(turn):
    asked = turn.history.asked()
    if asked is None or not may_answer(turn.case, asked, turn.by):
        raise Refused(_("This request is answered by somebody further up."))


def reporter_is_told_why(turn):
    if turn.history.asked().data["kind"] in TOLD and not turn.words:
        raise Refused(_("Write what the reporter is told: why it takes longer."))


def on_hold_if_asked(turn):
    """Approved, a case that is to be put on hold is on hold; until a day that is still to come."""
    asked = turn.history.asked()
    turn.forked = asked.data["kind"] == RequestKind.SUSPEND
    if turn.forked and asked.data["until"] <= turn.day.isoformat():
        raise Refused(
            _("The day to look at it again has come already. Refuse it, so that another one is asked for.")
        )


FITS = {
    RequestKind.EXTEND: more_time_fits,
    RequestKind.SUSPEND: on_hold_fits,
    RequestKind.CANNOT: cannot_fits,
    RequestKind.PLAN: plan_fits,
}
STANDING = {
    "nothing_is_asked": nothing_is_asked,
    "something_is_asked": something_is_asked,
    "answers_from_above": answers_from_above,
    "own_request": own_request,
}
TOLD_FIRST = {
    "request_fits": request_fits,
    "reporter_is_told_why": reporter_is_told_why,
    "on_hold_if_asked": on_hold_if_asked,
}
LOOKS_BACK = frozenset(
    {"request_fits", "own_request", "answers_from_above", "reporter_is_told_why", "on_hold_if_asked"}
)
