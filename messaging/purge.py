"""Remove what has served: done rows after 30 days, answers after their promise, letters after half a year."""

from messaging import idempotency
from messaging.models import IdempotencyKey, Letter, Outbox

DONE_DAYS = 30
LETTER_DAYS = 190  # logs of what left the network: six months at least
BATCH = 5_000


def purge():
    """Delete done outbox rows and old idempotency keys, in batches that hold no lock for long. Parked rows stay."""
    _in_batches(Outbox.objects.done_for(DONE_DAYS))
    _in_batches(IdempotencyKey.objects.older_than(idempotency.KEPT_DAYS))
    _in_batches(Letter.objects.closed_for(LETTER_DAYS))


def _in_batches(rows):
    while rows.model.objects.filter(pk__in=rows.values("pk")[:BATCH]).delete()[0]:
        pass
