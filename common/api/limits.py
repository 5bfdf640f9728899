"""How often somebody may ask: per key or session, and per address. Counted in Redis by the minute.

A request is worth more than its count: while Redis is silent nothing is counted and nobody is turned away.
"""

import logging
import time

import redis
from django.conf import settings
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

from common.counters import connected

MINUTE = 60
log = logging.getLogger(__name__)


store = connected(settings.CACHE_URL)


class Limit(BaseThrottle):
    """So many requests a minute; `DEFAULT_THROTTLE_RATES[scope]` says how many ("600/min")."""

    scope = ""

    def ident(self, request):
        """Who is counted, or None for nobody."""
        raise NotImplementedError

    def allow_request(self, request, view):
        self.seconds = self.wait_after_one_more(request)
        return not self.seconds

    def wait(self):
        return self.seconds

    def wait_after_one_more(self, request):
        """Count this request; 0, or the seconds until the next one is taken."""
        ident, rate = self.ident(request), api_settings.DEFAULT_THROTTLE_RATES.get(self.scope)
        if ident is None or not rate:
            return 0
        now = int(time.time())
        most = int(rate.partition("/")[0])
        counted = one_more(f"api:{self.scope}:{ident}:{now // MINUTE}")
        return MINUTE - now % MINUTE if counted > most else 0


def one_more(name):
    try:
        counted, _expires = store.pipeline().incr(name).expire(name, 2 * MINUTE).execute()
    except redis.RedisError:
        log.warning("A request was not counted: Redis does not answer.")
        return 0
    return counted


class KeyLimit(Limit):
    """Per API key; a browser's session counts as one."""

    scope = "key"

    def ident(self, request):
        return f"{request.user.pk}:{request.auth or ''}" if request.user.is_authenticated else None


class AddressLimit(Limit):
    """Per address, whoever asks; wrong keys count too."""

    scope = "address"

    def ident(self, request):
        return request.META.get("REMOTE_ADDR")
