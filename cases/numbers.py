"""How many open cases stand in which state: counted for every page, but for a whole city only every few seconds.

A street or a district has some thousands of open cases, which an index alone counts in a few milliseconds. A city has
as many as all its districts together, and its number has changed before anybody has read it; so where there are many,
whoever counts leaves the numbers in Redis for those who ask next. Without Redis each counts for himself.
"""

import json
from contextlib import suppress
from hashlib import sha256

import redis
from django.conf import settings
from django.db.models import Count

from cases.models import Case
from common.counters import connected
from grids.roles import P

MANY = 5_000
SECONDS = 10
store = connected(settings.CACHE_URL)


def open_numbers(scope, *, many=MANY):
    """[(state, alert, pending, number)] of the open cases a scope sees; up to SECONDS old where there are `many`."""
    visible = Case.objects.visible_to(scope)
    if len(scope.roots(P.CASE_VIEW).get("district_id", ())) < 2:
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
