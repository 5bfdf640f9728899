"""F5, F6: the worker is ended in every way there is, and once with a message in its hands that nobody else knows of.

The effect comes once: at the next nudge of the relay, which asks PostgreSQL and not the broker what is still to do.
"""

import os
import signal
from contextlib import contextmanager

import psycopg
import pytest
import redis
from django.db import connection

from messaging.models import Message, Outbox
from tests.cast import a_case
from tests.faults import figures
from tests.faults.ledger import until_drained
from tests.faults.processes import PATIENCE, until

pytestmark = [pytest.mark.faults, pytest.mark.slow]

QUEUE, UNACKED = "default", "unacked"
TRIES = 20  # the worker waits one second at a time: on a slow machine the message may come a moment too late
ENDINGS = {"SIGTERM": signal.SIGTERM, "SIGQUIT": signal.SIGQUIT, "SIGKILL": signal.SIGKILL}


def test_however_a_worker_ends_its_rows_are_done_once(bench, capfd):
    endings(bench, capfd, rounds=1)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_however_often_a_worker_ends_its_rows_are_done_once(bench, capfd):
    endings(bench, capfd, rounds=5, long=True)


def endings(bench, capfd, *, rounds, long=False):
    bench.build()
    bench.start("relay", "worker")
    popped = 0
    for _ in range(rounds):
        for ending in ENDINGS.values():
            end_at_work(bench, ending)
        popped += pop_and_die(bench)
    counted = {
        "rows": Outbox.objects.count(),
        "told": Message.objects.count(),
        "begun more than once": Outbox.objects.filter(attempts__gt=1).count(),
        "nudged more than once": Outbox.objects.filter(nudges__gt=1).count(),
        "lost by the broker": popped,
    }
    done = f"{rounds} × ({', '.join(ENDINGS)} at work; popped, then SIGKILL)"
    figures.tell(capfd, "F5 F6 worker ended", done, counted, long=long)

    assert popped == rounds
    assert counted["told"] == counted["rows"] > 0
    assert counted["begun more than once"] > 0
    assert not Outbox.objects.parked().exists()


def end_at_work(bench, ending):
    """A signal to the worker while both its processes wait in the middle of a row; another worker takes over."""
    worker = bench.running["worker"]
    with messages_held():
        for number in range(6):
            a_case(bench.town, description=f"case {number}")
        until(lambda: begun() >= 2, seconds=PATIENCE, what="both processes of the pool are at a row")
        os.kill(worker.running.pid, ending)
    worker.running.wait(PATIENCE)
    worker.start()
    until_drained()


def pop_and_die(bench):
    """A stopped worker still waits in BRPOP: Redis hands it the message, and it dies without having read it.

    Answers how many messages are neither in the queue nor among those the broker holds for a worker.
    """
    worker, broker = bench.running["worker"], redis.Redis.from_url(bench.environ["BROKER_URL"])
    lost = next(filter(None, (popped(bench, worker, broker) for _ in range(TRIES))), 0)
    worker.kill()
    broker.close()
    worker.start()
    until_drained()
    return lost


def popped(bench, worker, broker):
    """One try: 1 with the worker stopped and the message gone, or 0 with the worker awake and nothing left to do."""
    broker.flushall()  # what it still holds for the workers that were killed
    until(lambda: waits_for_work(broker), seconds=PATIENCE, what="the worker waits in BRPOP")
    os.killpg(worker.running.pid, signal.SIGSTOP)
    before = sent_by_the_relay(broker)
    a_case(bench.town, description="popped")
    until(lambda: sent_by_the_relay(broker) > before, seconds=PATIENCE, what="the message is sent")
    if not broker.llen(QUEUE) + broker.hlen(UNACKED):
        return 1
    os.killpg(worker.running.pid, signal.SIGCONT)
    until_drained()
    return 0


def sent_by_the_relay(broker):
    return broker.info("commandstats").get("cmdstat_lpush", {}).get("calls", 0)


@contextmanager
def messages_held():
    """Nobody can leave a message meanwhile: whoever handles a row waits in the middle of it."""
    with psycopg.connect(**connection.get_connection_params()) as line:
        line.execute("LOCK TABLE messaging_message IN SHARE ROW EXCLUSIVE MODE")
        yield


def waits_for_work(broker):
    return any(client["cmd"] == "brpop" and "b" in client["flags"] for client in broker.client_list())


def begun():
    return Outbox.objects.filter(attempts__gt=0, done_at=None).count()
