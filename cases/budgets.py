"""How much one code, device or address may send: counted in Redis, atomically, so that processes count together.

No layer is an address alone: a whole estate may come through one (reliability.md 2.2). What an absent Redis means is
for the door to decide: a report is worth more than its count, a guess at a phone number is not.
"""

from dataclasses import dataclass

import redis
from django.conf import settings

from common.counters import connected
from common.crypto import blind_index

store = connected(settings.CACHE_URL)
# All shares in one go: counted, begun where they are new, and the longest wait of those that are used up.
SPEND = store.register_script("""
local wait = 0
for place, key in ipairs(KEYS) do
    local used = redis.call('INCRBY', key, ARGV[1])
    redis.call('EXPIRE', key, ARGV[2 * place + 1], 'NX')
    if used > tonumber(ARGV[2 * place]) then
        wait = math.max(wait, redis.call('TTL', key))
    end
end
return wait
""")


@dataclass(frozen=True)
class Budget:
    """At most `most` within `seconds` from the first."""

    name: str
    most: int
    seconds: int


REPORTS_OF_CODE = Budget("report-code", 30, 600)
REPORTS_OF_DEVICE = Budget("report-device", 10, 3600)
REPORTS_OF_ADDRESS = Budget("report-address", 300, 3600)
REPORTS_OF_ALL = Budget("report-all", 6000, 600)
MEGABYTE = 1_000_000
PHOTO_BYTES_OF_CODE = Budget("photo-bytes-code", 300 * MEGABYTE, 600)
PHOTO_BYTES_OF_ALL = Budget("photo-bytes-all", 6000 * MEGABYTE, 600)
LOOKUPS_OF_NUMBER = Budget("lookup-number", 5, 3600)
LOOKUPS_OF_ADDRESS = Budget("lookup-address", 120, 3600)
ECHOES_OF_DEVICE = Budget("echo-device", 20, 3600)
ECHOES_OF_CODE = Budget("echo-code", 60, 3600)
ECHOES_OF_ADDRESS = Budget("echo-address", 120, 3600)
FINDS_OF_ADDRESS = Budget("find-address", 60, 3600)
FINDS_OF_ALL = Budget("find-all", 6000, 3600)
SPOTS_OF_ADDRESS = Budget("spot-address", 300, 3600)
LISTS_OF_ADDRESS = Budget("list-address", 120, 3600)
LISTS_OF_ALL = Budget("list-all", 6000, 3600)
APPLICATIONS_OF_DEVICE = Budget("apply-device", 5, 86_400)
APPLICATIONS_OF_CODE = Budget("apply-code", 20, 86_400)
APPLICATIONS_OF_ADDRESS = Budget("apply-address", 30, 86_400)
BOOKINGS_OF_DEVICE = Budget("book-device", 10, 86_400)
BOOKINGS_OF_CODE = Budget("book-code", 100, 86_400)
BOOKINGS_OF_ADDRESS = Budget("book-address", 60, 86_400)


class CountersAway(Exception):
    """Redis does not answer: nothing was counted."""


def spend(*shares, amount=1):
    """Count one use (or `amount`) of each share (Budget, whose); answer the seconds to wait, 0 when all are within.

    Raises CountersAway without Redis.
    """
    # An address or a case's number is not left readable in the store.
    keys = [f"budget:{budget.name}:{blind_index(str(whose)).hex()}" for budget, whose in shares]
    limits = [number for budget, _whose in shares for number in (budget.most, budget.seconds)]
    try:
        return SPEND(keys=keys, args=[amount, *limits], client=store)
    except redis.RedisError as error:
        raise CountersAway from error
