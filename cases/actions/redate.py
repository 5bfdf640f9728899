"""Open clocks reckoned again after a limit or the calendar changed; those that stopped stay as they were."""

from dataclasses import dataclass

from django.db import transaction

from cases.actions.clocks import redated, show_due
from cases.actions.move import ClockTimestamp
from cases.clockwork import ClockKind
from cases.models import Case, Clock
from cases.models.clock import WRITTEN
from cases.policies import policies_now
from common.errors import Refused

BATCH = 200
SHOWN = ["alert", "due_at", *(f"{kind}_due_at" for kind in ClockKind)]


@dataclass(frozen=True)
class Redated:
    """`changed` clocks have another due moment or ladder now; `left` ones need a year nobody has filled in."""

    changed: int = 0
    left: int = 0

    def __add__(self, other):
        return Redated(self.changed + other.changed, self.left + other.left)


def redate_clocks(*, at=None):
    """Date every running or standing clock by the limits and the calendar of now; answers a Redated.

    In batches of cases, each its own transaction, so that nobody waits for long; done twice it changes nothing more.
    """
    done, last = Redated(), 0
    while pks := cases_after(last):
        done, last = done + redate_batch(pks, at=at), pks[-1]
    return done


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
    return Redated(changed=len(changed), left=sum(outcome is None for _, outcome in outcomes))


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
