"""What lies below the product: Redis, the disk. Each question answers or fails in a moment."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

TIMEOUT = 1


@contextmanager
def asking(address):
    """A client of the Redis at `address` that waits a second at most and tries once."""
    client = Redis.from_url(
        address, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT, retry=Retry(NoBackoff(), 0)
    )
    try:
        yield client
    finally:
        client.close()


def redis_answers(address):
    """Whether the Redis at `address` answers."""
    try:
        with asking(address) as client:
            return bool(client.ping())
    except RedisError:
        return False


def queue_length():
    """How many messages the workers have before them; None where the broker does not answer."""
    try:
        with asking(settings.BROKER_URL) as client:
            return client.llen(settings.CELERY_TASK_DEFAULT_QUEUE)
    except RedisError:
        return None


def media_folder():
    """MEDIA_ROOT, or the nearest folder above it that exists: it is made with the first photo."""
    folder = Path(settings.MEDIA_ROOT)
    return next(path for path in (folder, *folder.parents) if path.exists())


def free_share():
    """The free share of the disk that keeps the photos, between 0 and 1."""
    usage = shutil.disk_usage(media_folder())
    return usage.free / usage.total


def media_is_writable():
    return os.access(media_folder(), os.W_OK | os.X_OK)
