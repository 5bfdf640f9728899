"""Remove what has served: done rows after 30 days, answers after their promise."""

from messaging import idempotency
from messaging.models import IdempotencyKey, Outbox

DONE_DAYS = 30
BATCH = 5_000


def purge():
    """Delete done outbox rows and old idempotency keys, in batches that hold no lock for long. Parked rows stay."""
    _in_batches(Outbox.objects.done_for(DONE_DAYS))
    _in_batches(IdempotencyKey.objects.older_than(idempotency.KEPT_DAYS))


def _in_batches(rows):
    while rows.model.objects.filter(pk__in=rows.values("pk")[:BATCH]).delete()[0]:
        pass
