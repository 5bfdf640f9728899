"""The demo's cases are lived, not written: all verbs of all cases in the order of their time, the clocks in between."""

from datetime import timedelta
from heapq import merge

from django.db.models import Max, Min
from django.db.models.functions import Now

from cases.actions.photos import RECEIVED, redraw_received
from cases.actions.record import MOVED
from cases.actions.respond import ring_calls
from cases.actions.sweep import climb, sweep
from cases.models import Call, CaseEvent, Clock
from governance.demo.courses import STRANDS
from governance.demo.deeds import Deeds
from governance.demo.tale import tales
from messaging.models import Outbox

TOLD_ABOUT = timedelta(days=2)  # older news has long been read: it is settled, not sent now


def play(cast, crowd, *, now, strands=STRANDS):
    """Live the cases of the strands up to `now`."""
    before = Outbox.objects.aggregate(last=Max("pk"))["last"] or 0
    deeds = Deeds(cast)
    for step, tale in in_time(tales(strands, cast, crowd, now=now)):
        ring_clocks(step.at)
        deeds.do(tale, step.verb, step.at)
    ring_clocks(now)
    sweep(at=now)
    settle(before, now)


def in_time(told):
    """Every (step, tale) in the order of time: a later step of one case never comes before an earlier one."""
    lines = [[(step, tale) for step in tale.steps] for tale in told]
    return merge(*lines, key=lambda entry: entry[0].at)


def ring_clocks(until):
    """Say what came up at each reminder and each deadline, as the minute's beat would have done; nobody leaves in a
    demo, so that the rest of the sweep has something to do at its end alone."""
    while (due := next_ring()) and due <= until and climb(at=due) + ring_calls(at=due):
        continue


def next_ring():
    """When the first clock, of a case or of a called unit, has something to say."""
    firsts = [model.objects.aggregate(first=Min("next_alert_at"))["first"] for model in (Clock, Call)]
    return min(filter(None, firsts), default=None)


def settle(before, now):
    """Photos are redrawn at once; old news is done without telling anybody; fresh news goes the way of all news."""
    fresh = set(CaseEvent.objects.filter(at__gte=now - TOLD_ABOUT).values_list("pk", flat=True))
    rows = Outbox.objects.open().filter(pk__gt=before).order_by("pk")
    done = []
    for row in rows.iterator():
        if row.topic == RECEIVED:
            redraw_received(row.payload, key=row.key)
        elif row.topic != MOVED or row.payload["event"] in fresh:
            continue
        done.append(row.pk)
    Outbox.objects.filter(pk__in=done).update(done_at=Now())
