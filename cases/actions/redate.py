"""Open clocks reckoned again after a limit or the calendar changed; those that stopped stay as they were."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Min

from cases.actions.clocks import redated, show_due
from cases.actions.move import ClockTimestamp
from cases.clockwork import ClockKind
from cases.models import Case, Clock, Redating
from cases.models.clock import WRITTEN
from cases.policies import policies_now
from common.clock import database_time
from common.errors import Refused

BATCH = 200
BATCHES = 200  # of one round of the worker; the next minute goes on
SETTLED = timedelta(
    minutes=1
)  # by then every report that began under the old terms has been committed or not
SHOWN = ["alert", "due_at", *(f"{kind}_due_at" for kind in ClockKind)]


@dataclass(frozen=True)
class Redated:
    """`changed` clocks have another due moment or ladder now; `left` ones need a year nobody has filled in."""

    changed: int = 0
    left: int = 0
    seen: int = field(default=0, compare=False)

    def __add__(self, other):
        return Redated(self.changed + other.changed, self.left + other.left, self.seen + other.seen)


def redate_clocks(*, at=None):
    """Date every running or standing clock by the limits and the calendar of now; answers a Redated.

    In batches of cases, each its own transaction, so that nobody waits for long; done twice it changes nothing more.
    """
    done, last = Redated(), 0
    while pks := cases_after(last):
        done, last = done + redate_batch(pks, at=at), pks[-1]
    return done


def ask_redating(*, by, reason, at=None):
    """Have the worker date all open clocks again, by whom and why; in the transaction of what changed."""
    return Redating.objects.create(asked_at=at or database_time(), by_id=by and by.officer_id, reason=reason)


def redate_asked(*, at=None):
    """What the worker does each minute: batch after batch of what was asked for; answers how many batches it was."""
    done = 0
    while done < BATCHES and redate_some(at=at):
        done += 1
    return done


@transaction.atomic
def redate_some(*, at=None):
    """One batch of the oldest re-dating asked for; False where nothing is left to do now.

    A second worker steps aside while the first has it. At the end the cases born while it was asked for are gone
    through once more, a minute later: their report may have read the old terms and been committed behind its back.
    """
    job = Redating.objects.select_for_update(skip_locked=True).filter(finished_at=None).order_by("pk").first()
    moment = at or database_time()
    if job is None or (job.again_from is not None and moment < job.asked_at + SETTLED):
        return False
    if pks := cases_after(job.last_case):
        done = redate_batch(pks, at=at)
        job.last_case, job.changed, job.left = pks[-1], job.changed + done.changed, job.left + done.left
        job.seen += done.seen if job.again_from is None else 0
    elif job.again_from is None:
        job.again_from = job.last_case = before_births(job)
    else:
        job.finished_at = max(moment, job.asked_at)
    job.save()
    return True


def before_births(job):
    """The key below those of the cases that may have been born under the terms from before."""
    born = Case.objects.filter(reported_at__gte=job.asked_at - SETTLED)
    first = born.aggregate(first=Min("pk"))["first"]
    return first - 1 if first else job.last_case


def cases_after(last):
    running = Clock.objects.filter(stopped_at=None, case__gt=last)
    return list(running.order_by("case_id").values_list("case_id", flat=True).distinct()[:BATCH])


@transaction.atomic
def redate_batch(pks, *, at):
    """The cases first, as every verb locks them, then their clocks."""
    policies = policies_now()
    locked = Case.objects.select_for_update(of=["self"]).select_related("category")
    cases = {
        case.pk: case for case in locked.filter(pk__in=pks).annotate(moment=ClockTimestamp()).order_by("pk")
    }
    clocks = list(
        Clock.objects.filter(case__in=pks, stopped_at=None).select_related("calendar").order_by("pk")
    )
    outcomes = [(clock, date_again(clock, cases[clock.case_id], policies, at=at)) for clock in clocks]
    changed = [clock for clock, outcome in outcomes if outcome]
    Clock.objects.bulk_update(changed, WRITTEN)
    show_again([cases[pk] for pk in sorted({clock.case_id for clock in changed})], clocks)
    left = sum(outcome is None for _, outcome in outcomes)
    return Redated(changed=len(changed), left=left, seen=len(clocks))


def date_again(clock, case, policies, *, at):
    """Whether anything about the clock is different now; None where the calendar does not reach."""
    before = looks(clock)
    try:
        redated(case, clock, policies, at=at or case.moment)
    except Refused:
        return None
    return looks(clock) != before


def looks(clock):
    names = ("policy_id", "calendar_id", "limit", "unit", "due_at", "alert", "ladder", "next_alert_at")
    return [getattr(clock, name) for name in names]


def show_again(cases, clocks):
    for case in cases:
        show_due(case, [clock for clock in clocks if clock.case_id == case.pk])
    Case.objects.bulk_update(cases, SHOWN)
