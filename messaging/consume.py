"""Do the work of one outbox row, once.

The run is counted and committed first, so that a handler that kills its process is known by its runs without an end.
Effect and `done_at` are one transaction. A lock of the session spans both, so that a second nudge for the same row
finds it taken and neither runs nor counts.
"""

import logging
import traceback
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from common.traces import caused_by
from messaging import clocks, registry
from messaging.models import Outbox

LOCK_SPACE = 0x0B0C
logger = logging.getLogger(__name__)


def consume(outbox_id):
    """Run the handlers of the row and close it, if it is open, its turn, and nobody is at it. Answers whether it ran.

    A handler that raises puts the row on the failure clock, or parks it after its twelfth failure; nothing is raised
    but trouble with the database itself, after which the nudge clock brings the row again.
    """
    with _taken(outbox_id) as taken:
        row = _begin(outbox_id) if taken else None
        if row is None:
            return False
        with caused_by(row.trace):
            try:
                _run(outbox_id)
            except Exception as error:  # whatever a handler may raise is recorded with its row
                _fail(outbox_id, error)
        return True


@contextmanager
def _taken(outbox_id):
    """The lock goes with its connection, so a killed worker frees the row at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, outbox_id % 2**31])
        taken = cursor.fetchone()[0]
    try:
        yield taken
    finally:
        if taken:
            _free(outbox_id)


def _free(outbox_id):
    if connection.is_usable():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, outbox_id % 2**31])
    else:
        connection.close()


@transaction.atomic
def _begin(outbox_id):
    """Count the run and answer its row; park it instead, and answer None, if it has ended its process too often."""
    row = _locked(outbox_id)
    if row is None:
        return None
    reason = clocks.why_park(attempts=row.attempts, failures=row.failures)
    if reason:
        with caused_by(row.trace):
            _park(row, reason)
        return None
    Outbox.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1)
    return row


@transaction.atomic
def _run(outbox_id):
    row = _locked(outbox_id, waits=True)  # the run is counted: a relay at the row must not make it a death
    if row is None:
        return
    for handler in registry.handlers_of(row.topic):
        handler(row.payload, key=row.key)
    Outbox.objects.filter(pk=row.pk).update(done_at=Now(), last_error="")
    _wake_followers(row)


@transaction.atomic
def _fail(outbox_id, error):
    row = Outbox.objects.open().select_for_update().filter(pk=outbox_id).first()
    if row is None:
        return
    failures = row.failures + 1
    reason = _reason_of(error)
    logger.warning("outbox row %d (%s) failed %d times: %s", row.pk, row.topic, failures, reason)
    Outbox.objects.filter(pk=row.pk).update(
        failures=failures,
        nudges=0,
        next_at=Now() + timedelta(seconds=clocks.try_again_in(failures)),
        last_error=reason,
    )
    if clocks.is_hopeless(failures):
        _park(row, reason)


def _reason_of(error):
    """The class and where it was raised, never the message: a handler's may quote a name or a number."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno} in {frames[-1].name}" if frames else ""
    return f"{type(error).__name__}{place}"


def _locked(outbox_id, *, waits=False):
    eligible = Outbox.objects.eligible().select_for_update(skip_locked=not waits, of=["self"])
    return eligible.filter(pk=outbox_id).first()


def _park(row, reason):
    logger.error("outbox row %d (%s) is parked: %s", row.pk, row.topic, reason)
    Outbox.objects.filter(pk=row.pk).update(parked_at=Now(), last_error=reason)
    _wake_followers(row)


def _wake_followers(row):
    """The next of the aggregate has its turn now; without a call it would wait for the sweep."""
    if row.aggregate:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify('outbox', '')")
