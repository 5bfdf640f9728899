"""Redis as a place to count: asked once, and after it was silent not asked again for a while.

A Redis that is away refuses at once; one that hangs costs whoever asks it a whole second. Nothing that is counted is
worth that second on every request, so after one silence the process goes on without counting for RESTS seconds.
"""

import logging
import time

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

TIMEOUT = 1
RESTS = 10
log = logging.getLogger(__name__)


class Resting(redis.ConnectionError):
    """It was silent a moment ago and is not asked."""


class RestingPool(redis.ConnectionPool):
    """Connections to a Redis; for RESTS seconds after one could not be made, none is tried."""

    rests_until = 0.0

    def get_connection(self, *args, **options):
        if time.monotonic() < self.rests_until:
            raise Resting("Redis was silent a moment ago.")
        try:
            return super().get_connection(*args, **options)
        except (redis.ConnectionError, redis.TimeoutError):
            self.rests_until = time.monotonic() + RESTS
            log.warning("Redis is silent: this process does not ask it for %d s.", RESTS)
            raise


def connected(address):
    """A Redis client for counters at `address`; a RedisError where it does not answer, within a second or at once."""
    limits = {
        "socket_timeout": TIMEOUT,
        "socket_connect_timeout": TIMEOUT,
        "retry": Retry(NoBackoff(), 0),
    }
    return redis.Redis(connection_pool=RestingPool.from_url(address, **limits))
