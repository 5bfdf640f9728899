"""Do the open outbox rows now, in this process, through the very function the worker calls."""

from messaging.consume import consume
from messaging.models import Outbox


def drain():
    """Consume every row whose turn it is until none is left; answer how many ran. Fails with the first that failed."""
    count = 0
    while ids := list(Outbox.objects.eligible().order_by("pk").values_list("pk", flat=True)):
        for outbox_id in ids:
            count += consume(outbox_id)
            failed = (
                Outbox.objects.filter(pk=outbox_id, done_at=None).values_list("topic", "last_error").first()
            )
            assert not failed, f"{failed[0]}: {failed[1]}"
    return count
