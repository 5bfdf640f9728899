"""Carry the ids of due rows to the workers.

The relay claims due rows and moves their `next_at` before it publishes anything, so that two relays, or one that dies
in between, at worst nudge twice; the row itself is closed by the worker alone. NOTIFY wakes it; the sweep every 20
seconds finds what no call announced. It outlives Redis and PostgreSQL going away: it waits and begins again.
"""

import logging
from collections import defaultdict
from datetime import timedelta

import psycopg
import redis
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.models import F
from django.db.models.functions import Least, Now
from kombu.exceptions import KombuError
from redis.backoff import NoBackoff
from redis.retry import Retry

from messaging import clocks, pulse
from messaging.bell import Bell
from messaging.models import Outbox
from messaging.tasks import consume

BATCH = 100
# An outage must not multiply messages: while the workers have this many before them, nobody is nudged.
LONGEST_LIST = 5_000
SWEEP_SECONDS = 20.0
SHORTEST_SECONDS = 0.5
PAUSE_SECONDS = 1.0
MOST_NUDGES_COUNTED = 100
BROKER_TROUBLE = (redis.RedisError, KombuError, OSError)
DATABASE_TROUBLE = (DatabaseError, InterfaceError, psycopg.Error)
logger = logging.getLogger(__name__)


def run(stop):
    """Carry until `stop` is asked for."""
    broker = open_broker()
    while not stop.asked:
        try:
            with Bell(stop) as bell:
                _attend(bell, broker, stop)
        except DATABASE_TROUBLE as trouble:
            logger.warning("the relay waits for PostgreSQL: %s", type(trouble).__name__)
            connection.close()
            stop.wait(PAUSE_SECONDS)


def _attend(bell, broker, stop):
    alive = pulse.Beating(pulse.RELAY)
    while not stop.asked:
        alive()
        try:
            seconds = carry(broker, stop)
        except BROKER_TROUBLE as trouble:
            logger.warning("the relay waits for Redis: %s", type(trouble).__name__)
            seconds = PAUSE_SECONDS
        bell.wait(seconds)


def carry(broker, stop=None):
    """Publish every due row while the workers keep up; answer the seconds until the next look is worth it."""
    while not (stop and stop.asked):
        # Asked before claiming, so that a Redis that is away or hangs costs the rows no nudge.
        if broker.llen(settings.CELERY_TASK_DEFAULT_QUEUE) > LONGEST_LIST:
            return PAUSE_SECONDS
        ids = claim()
        for outbox_id in ids:
            consume.apply_async(kwargs={"outbox_id": outbox_id})
        if len(ids) < BATCH:
            return seconds_to_next()
    return 0.0


@transaction.atomic
def claim():
    """Take up to a hundred due rows off the nudge clock's present mark and answer their ids."""
    due = Outbox.objects.due().select_for_update(skip_locked=True, of=["self"]).order_by("pk")
    by_delay = defaultdict(list)
    for pk, nudges in due.values_list("pk", "nudges")[:BATCH]:
        by_delay[clocks.nudge_again_in(nudges)].append(pk)
    for seconds, ids in by_delay.items():
        Outbox.objects.filter(pk__in=ids).update(
            nudges=Least(F("nudges") + 1, MOST_NUDGES_COUNTED), next_at=Now() + timedelta(seconds=seconds)
        )
    return sorted(pk for ids in by_delay.values() for pk in ids)


def seconds_to_next():
    """Until the next row is due, half a second at least (a row at work is due and locked), the sweep at most."""
    left = Outbox.objects.eligible().order_by("next_at").annotate(left=F("next_at") - Now())
    soonest = left.values_list("left", flat=True).first()
    return (
        SWEEP_SECONDS
        if soonest is None
        else min(max(soonest.total_seconds(), SHORTEST_SECONDS), SWEEP_SECONDS)
    )


def open_broker():
    """A client that answers or fails in a moment; the relay does its own waiting."""
    return redis.Redis.from_url(
        settings.BROKER_URL, socket_timeout=2, socket_connect_timeout=1, retry=Retry(NoBackoff(), 0)
    )
