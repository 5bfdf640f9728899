"""Tiles that were drawn before, kept in Redis under the version of the ground and of who asks."""

import hashlib

import redis
from django.conf import settings
from django.db import connection
from django.utils.timezone import localdate

from common.counters import connected

store = connected(settings.CACHE_URL)
# What was changed last: not the last moment alone, for of two that write at once, the one that commits later may carry
# the earlier moment.
VERSION = """
select md5(string_agg(id::text || changed_at::text, ' ')) from (
    select id, changed_at from grids_grid order by changed_at desc, id desc limit 200
) newest
"""


def kept(layer, tile, scope, *, seconds, draw):
    """The bytes of a tile: as kept, or drawn by `draw()` and kept for some seconds. Without Redis it is drawn."""
    key = key_of(layer, tile, scope)
    try:
        found = store.get(key)
    except redis.RedisError:
        return draw()
    if found is not None:
        return found
    body = draw()
    try:
        store.set(key, body, ex=seconds)
    except redis.RedisError:
        return body
    return body


def key_of(layer, tile, scope):
    """Another day, another state of the ground or another reach is another key."""
    said = repr((layer, tile, scope, version(), localdate()))
    return f"tile-{hashlib.sha256(said.encode()).hexdigest()}"


def version():
    """Changes with every boundary, name and end of a grid. One statement, by the index of changes."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return cursor.fetchone()
