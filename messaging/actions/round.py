"""One round of the post outside: gather what is due, look into what is not known, carry what waits."""

from contextlib import contextmanager
from time import monotonic

from django.db import connection

from messaging.actions.carry import carry_one
from messaging.actions.follow import follow_one, give_up_cut_off
from messaging.actions.gather import BATCH, gather
from messaging.enums import Outcome
from messaging.models import Attempt, Letter

LOCK = 0x1E77E2
SECONDS = 40.0


def go_round(seconds=SECONDS):
    """Do what can be done in `seconds`, alone: a second round finds the first at it. → letters tried.

    A channel that did not answer is not tried again in the same round, so that one provider's silence costs the
    others ten seconds and not the round.
    """
    with alone() as mine:
        if not mine:
            return 0
        ends = monotonic() + seconds
        give_up_cut_off()
        while gather() == BATCH and monotonic() < ends:
            pass
        for attempt_id in (
            Attempt.objects.to_follow().order_by("follow_at").values_list("pk", flat=True)[:BATCH]
        ):
            if monotonic() < ends:
                follow_one(attempt_id)
        return carry_all(ends)


def carry_all(ends):
    tired, tried = set(), 0
    while monotonic() < ends:
        due = Letter.objects.due().order_by("next_at", "pk").values_list("pk", flat=True).first()
        if due is None:
            break
        attempt = carry_one(due, tired)
        if attempt:
            tried += 1
            if attempt.outcome in (Outcome.NOT_SENT, Outcome.UNKNOWN):
                tired.add(attempt.channel_id)
    return tried


@contextmanager
def alone():
    """A lock of the session: it goes with its connection, so a killed worker frees the next round at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        mine = cursor.fetchone()[0]
    try:
        yield mine
    finally:
        if mine:
            free()


def free():
    if connection.is_usable():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    else:
        connection.close()
