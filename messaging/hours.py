"""When somebody may be reached outside the product. Pure: the moments are arguments, in the zone of the place."""

from datetime import datetime, time, timedelta


def moment_for(written, at, *, quiet_from=None, quiet_until=None, digest_at=None, urgent=False):
    """The moment from `at` on at which what was written at `written` may be carried outside: `at` itself for now.

    What is gathered once a day waits for the first such time after it was written. Quiet hours may cross midnight; the
    minute they end is not part of them. What is urgent waits for neither.
    """
    if urgent:
        return at
    first = max(next_time(written, digest_at) if digest_at else written, at)
    if quiet_from is not None and is_within(first.time(), quiet_from, quiet_until):
        return next_time(first, quiet_until)
    return first


def is_within(moment: time, begin: time, end: time):
    if begin < end:
        return begin <= moment < end
    return moment >= begin or moment < end


def next_time(at: datetime, wanted: time):
    """`wanted` on the day of `at`, or on the next where it has gone by; `at` itself where it is that very moment."""
    there = at.replace(hour=wanted.hour, minute=wanted.minute, second=0, microsecond=0)
    return there if there >= at else there + timedelta(days=1)
