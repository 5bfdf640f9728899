"""Who has a case open beside the list just now (软锁): a hint that somebody else is at it, never a lock.

Each person has one case open; opening the next one closes it. Who goes away is gone after SECONDS. Without Redis nobody
is told anything, and the version of the case still keeps two people from deciding on the same thing.
"""

import time
from contextlib import suppress

import redis
from django.conf import settings

from common.counters import connected

SECONDS = 50
store = connected(settings.CACHE_URL)


def key_of(case_pk):
    return f"desk:open:{case_pk}"


def come_to(case_pk, officer):
    """Say that an officer has this case open; the names of the others who have it open, the earliest first."""
    with suppress(redis.RedisError):
        return entered(case_pk, officer, time.time())
    return []


def entered(case_pk, officer, at):
    mine, key, own = f"desk:at:{officer.pk}", key_of(case_pk), f"{officer.pk}:{officer.name}"
    before = store.set(mine, case_pk, ex=SECONDS, get=True)
    pipe = store.pipeline(transaction=False)
    if before and int(before) != case_pk:
        pipe.zrem(key_of(int(before)), own)
    pipe.zremrangebyscore(key, 0, at - SECONDS)
    pipe.zadd(key, {own: at})
    pipe.expire(key, SECONDS)
    pipe.zrange(key, 0, -1)
    found = [one.decode() for one in pipe.execute()[-1]]
    return [one.partition(":")[2] for one in found if one != own]
