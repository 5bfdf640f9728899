"""How the post is doing, for /readyz and whoever is on duty."""

from django.db.models import Count, F, Max
from django.db.models.functions import Now

from messaging.models import Outbox


def lag():
    """Seconds the oldest row waits whose turn it is and that no worker has begun; 0.0 when none does."""
    oldest = Outbox.objects.untouched().order_by("created_at").annotate(waited=Now() - F("created_at"))
    waited = oldest.values_list("waited", flat=True).first()
    return max(waited.total_seconds(), 0.0) if waited else 0.0


def parked():
    """How many rows wait for a person."""
    return Outbox.objects.parked().count()


def waiting():
    """[(topic, rows, seconds the oldest waits)] of what is still to be done, the most first. One query."""
    rows = (
        Outbox.objects.open().values("topic").annotate(rows=Count("pk"), oldest=Max(Now() - F("created_at")))
    )
    ordered = rows.order_by("-rows", "topic").values_list("topic", "rows", "oldest")
    return [(topic, count, max(oldest.total_seconds(), 0.0)) for topic, count, oldest in ordered]
