"""How many open cases stand in which state: counted for every page, but for a district only every few seconds.

A street has some hundreds of open cases, which an index alone counts in a millisecond. A district has thousands and a
city ten thousands, most of them changed since the last vacuum, so that the rows themselves are looked at; and such a
number has changed before anybody has read it. Where there are many, whoever counts leaves the numbers in Redis for
those who ask next. Without Redis each counts for himself.
"""

import json
from contextlib import suppress
from hashlib import sha256

import redis
from django.conf import settings
from django.db.models import Count

from common.counters import connected
from grids.roles import P

MANY = 1_000
SECONDS = 10
store = connected(settings.CACHE_URL)


def open_numbers(visible, scope, *, many=MANY):
    """[(state, alert, pending, number)] of the open cases among those visible to a scope; up to SECONDS old where
    there are `many`."""
    if "district_id" not in scope.roots(P.CASE_VIEW):
        return counted(visible)
    key = key_of(scope)
    return left_by_another(key) or leave(key, counted(visible), many)


def counted(visible):
    """One statement, answered by an index."""
    numbers = visible.still_open().order_by().values_list("state", "alert", "pending")
    return list(numbers.annotate(number=Count("pk")))


def key_of(scope):
    """The same for everybody who sees the same."""
    seen = (
        *((level, sorted(ids)) for level, ids in sorted(scope.roots(P.CASE_VIEW).items())),
        sorted(scope.departments(P.CASE_VIEW)),
        sorted(scope.post_ids(P.CASE_HANDLE)),
        sorted(scope.may_view),
        sorted(scope.kept_from),
    )
    return f"open-numbers:{sha256(repr(seen).encode()).hexdigest()}"


def left_by_another(key):
    try:
        return json.loads(store.get(key) or "null")
    except redis.RedisError:
        return None


def leave(key, numbers, many):
    if sum(number for *_case, number in numbers) >= many:
        with suppress(redis.RedisError):  # the next one counts again
            store.set(key, json.dumps(numbers), ex=SECONDS)
    return numbers
