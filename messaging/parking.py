"""Rows that wait for a person: what they are, and giving them another chance."""

from django.db import connection, transaction
from django.db.models.functions import Now

from messaging.models import Outbox


def parked_rows():
    """Parked rows, the longest waiting first."""
    return Outbox.objects.parked().order_by("parked_at", "pk")


@transaction.atomic
def replay(ids=None):
    """Put parked rows (those of `ids`, or all) back to work with fresh counters; answer how many."""
    rows = Outbox.objects.parked()
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    count = rows.update(parked_at=None, attempts=0, failures=0, nudges=0, next_at=Now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('outbox', '')")
    return count
