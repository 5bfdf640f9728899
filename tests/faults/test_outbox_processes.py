"""The post under fire: real relays and a real worker, killed while they work, a broker wiped and killed.

No row may be lost, none may have its effect twice, the order of an aggregate holds, a row that kills its process is
parked after its fifth run, and everything stops on TERM.
"""

import os
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.db.models import Count

from grids.models import Officer
from messaging import outbox, registry
from messaging.models import Message, Outbox
from tests.faults.processes import PATIENCE, PrivateRedis, Process, environ, procfile, until
from tests.faults.topics import READER, register_all

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults, pytest.mark.slow]

ROUNDS = 6
ROWS_A_ROUND = 50
AGGREGATES = 5
BEFORE_THE_KILL = 12
FAILING = 10
POISON = 2


@dataclass
class Post:
    """The running processes and what was done to them."""

    broker: PrivateRedis
    worker: Process
    relays: list[Process]
    done_to: Counter = field(default_factory=Counter)


class StillOpen:
    """What to say of the rows that were not done in time."""

    def __str__(self):
        rows = Outbox.objects.open().values_list(
            "topic", "key", "nudges", "attempts", "failures", "last_error"
        )
        return f"everything is done or parked, but {list(rows[:10])}"


@pytest.fixture
def post(tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "_handlers", {})
    register_all()
    Officer.objects.create_user(READER, name="Zhang Wei")
    broker = PrivateRedis(tmp_path)
    commands, ours = procfile(), environ(broker_url=broker.url)
    worker = f"{commands['worker']} --include tests.faults.worker"
    started = Post(
        broker,
        Process(worker, log=tmp_path / "worker.log", environ=ours),
        [Process(commands["relay"], log=tmp_path / f"relay{n}.log", environ=ours) for n in range(2)],
    )
    yield started
    for process in (*started.relays, started.worker, started.broker):
        process.end()


def test_nothing_is_lost_and_nothing_happens_twice_while_everything_is_killed(post, capfd):
    poison = write("faults.poison", [f"poison {n}" for n in range(POISON)])
    write("faults.fails_once", [f"fails once {n}" for n in range(FAILING)])

    for number in range(ROUNDS):
        keys = [f"{number:02} {n:03}" for n in range(ROWS_A_ROUND)]
        seen = Message.objects.count()
        write("faults.plain", keys, aggregates=AGGREGATES)
        until(
            lambda seen=seen: Message.objects.count() >= seen + BEFORE_THE_KILL,
            seconds=2 * PATIENCE,
            what="work goes on",
        )
        strike(post, number)

    until(lambda: not Outbox.objects.open().exists(), seconds=2 * PATIENCE, what=StillOpen())
    exits = [process.end() for process in (*post.relays, post.worker)]
    figures = measure(post, exits)
    with capfd.disabled():
        sys.stderr.write(f"\n  outbox under fire: {figures}\n")

    assert_all_was_struck(post)
    assert Counter(Message.objects.values_list("title", flat=True)) == Counter(expected_keys())
    assert set(Outbox.objects.parked().values_list("pk", flat=True)) == set(poison)
    assert [row.attempts - row.failures for row in Outbox.objects.parked()] == [5] * POISON
    assert out_of_order() == []
    assert figures["rows begun more than once"] > POISON + FAILING
    assert exits == [0, 0, 0]


def write(topic, keys, *, aggregates=0):
    """Rows of `topic`; every second one belongs to one of the aggregates. Answers their ids."""
    ids = []
    for number, key in enumerate(keys):
        aggregate = f"case {number % aggregates}" if aggregates and number % 2 else ""
        with transaction.atomic():
            ids.append(outbox.write(topic, key=key, payload={}, aggregate=aggregate))
    return ids


def strike(post, number):
    """One blow to each part, a different one each round; everything is started again at once.

    The worker first and in the middle of a handler: later it may only be waiting for the others.
    """
    until(lambda: at_work() == 2, seconds=2 * PATIENCE, what="both processes of the pool are at work")
    if number % 2:
        for child in post.worker.children():
            os.kill(child, signal.SIGKILL)
            post.done_to["pool processes"] += 1
    else:
        post.worker.kill_and_restart()
    post.relays[number % 2].kill_and_restart()
    if number % 3 == 0:
        post.broker.client.flushall()
        post.done_to["flushes"] += 1
    elif number % 3 == 1:
        post.broker.kill_and_restart()
    else:
        cut_connections()
        post.done_to["cuts"] += 1


def at_work():
    """How many handlers are in their effect right now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND state = 'active' AND query LIKE 'SELECT pg_sleep%%' AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]


def cut_connections():
    """What a restart of PostgreSQL does to those connected."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )


def expected_keys():
    return Outbox.objects.exclude(topic="faults.poison").values_list("key", flat=True)


def out_of_order():
    """Keys of an aggregate whose message came before that of an earlier key."""
    place = dict(Message.objects.values_list("title", "pk"))
    wrong = []
    for aggregate in Outbox.objects.exclude(aggregate="").values_list("aggregate", flat=True).distinct():
        keys = list(Outbox.objects.filter(aggregate=aggregate).order_by("pk").values_list("key", flat=True))
        wrong += [key for key, following in pairwise(keys) if place[key] > place[following]]
    return wrong


def measure(post, exits):
    doubled = Message.objects.values("title").annotate(times=Count("pk")).filter(times__gt=1)
    return {
        "rows": Outbox.objects.count(),
        "effects": Message.objects.count(),
        "lost": len(set(expected_keys()) - set(Message.objects.values_list("title", flat=True))),
        "doubled": doubled.count(),
        "parked": Outbox.objects.parked().count(),
        "rows begun more than once": Outbox.objects.filter(attempts__gt=1).count(),
        "rows nudged more than once": Outbox.objects.filter(nudges__gt=1).count(),
        "worker kills": post.worker.kills,
        "relay kills": [relay.kills for relay in post.relays],
        "Redis kills": post.broker.kills,
        **post.done_to,
        "exit codes": exits,
    }


def assert_all_was_struck(post):
    blows = [post.worker.kills, post.broker.kills, *(relay.kills for relay in post.relays)]
    blows += [post.done_to[name] for name in ("flushes", "cuts", "pool processes")]
    assert min(blows) > 0
