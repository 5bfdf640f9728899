from django.db import connection, transaction
from django.db.models.functions import Now

from messaging.models import Outbox, Replay


@transaction.atomic
def replay(ids=None, *, by, at):
    """Put parked rows (those of `ids`, or all) back to work with fresh counters; answer how many.

    Each is recorded with who did it and why it was parked; `by` is an officer, or None for the machine's own console.
    """
    parked = Outbox.objects.parked().select_for_update(of=["self"])
    rows = list(parked if ids is None else parked.filter(pk__in=ids))
    Replay.objects.bulk_create(
        Replay(outbox_id=row.pk, topic=row.topic, reason=row.last_error, replayed_by=by, replayed_at=at)
        for row in rows
    )
    again = Outbox.objects.filter(pk__in=[row.pk for row in rows])
    count = again.update(parked_at=None, attempts=0, failures=0, nudges=0, next_at=Now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('outbox', '')")
    return count
