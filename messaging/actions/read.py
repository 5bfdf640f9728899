"""Messages are read."""

from messaging.models import Message


def read_all(*, by, at):
    """Mark every message of the officer `by` that came up to `at`; what is read already keeps its time."""
    Message.objects.unread_of(by).filter(created_at__lte=at).update(read_at=at)
