"""Rows that wait for a person, and who gave which of them another chance."""

from messaging.models import Outbox, Replay


def parked_rows():
    """Parked rows, the longest waiting first."""
    return Outbox.objects.parked().order_by("parked_at", "pk")


def replays():
    """What was put back to work, the latest first, with who did it."""
    return Replay.objects.select_related("replayed_by").order_by("-replayed_at", "-pk")
