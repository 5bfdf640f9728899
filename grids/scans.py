"""How often a code is scanned or a notice read: counted in Redis, since a GET writes no row. May be lossy."""

import logging

import redis
from django.conf import settings

from common.counters import connected

KEY = "grids:scans"
TAKEN = "grids:scans:taken"
NOTICE = "notice:"

log = logging.getLogger(__name__)


store = connected(settings.CACHE_URL)


def count(token):
    """One more scan of a token. A page is worth more than its count: without Redis nothing is counted."""
    try:
        store.hincrby(KEY, token, 1)
    except redis.RedisError:
        log.warning("A scan was not counted: Redis does not answer.")


def count_read(notice):
    """One more reading of a notice, by its uuid."""
    count(f"{NOTICE}{notice}")


def take():
    """{token, or NOTICE and a uuid: times} since the last time, and forget() them afterwards.

    What an earlier run left comes first.
    """
    if not store.exists(TAKEN):
        if not store.exists(KEY):
            return {}
        store.rename(KEY, TAKEN)
    return {token.decode(): int(scans) for token, scans in store.hgetall(TAKEN).items()}


def forget():
    store.delete(TAKEN)
