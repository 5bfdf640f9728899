"""Beats that were away for days, so that every round of theirs is due at once; and processes whose clock is wrong."""

import re
import uuid
from datetime import timedelta
from pathlib import Path

import redis
from celery.beat import PersistentScheduler

from governance.celery import app
from tests.faults.processes import PATIENCE

AWAY = timedelta(days=2)
# Of a message as Celery writes it: its task, its own id, the process that sent it.
SWEEP = '"task": "cases.sweep"'
ID = re.compile(r'"id": "([^"]+)"')
ORIGIN = re.compile(r'"origin": "gen(\d+)@')


def opened(file):
    return PersistentScheduler(app=app, schedule_filename=str(file))


def was_away(file):
    """The beat's file as it is when it ran last two days ago; answers its path."""
    kept = opened(file)
    for entry in kept.schedule.values():
        entry.last_run_at = app.now() - AWAY
    kept.close()
    return str(file)


class Sweeps:
    """Which process has sent which sweep of the clocks, as the broker itself was told: nothing goes past it."""

    def __init__(self, broker_url):
        self.client, self.sent = redis.Redis.from_url(broker_url, socket_timeout=PATIENCE), {}
        self.monitor = self.client.monitor()

    def __enter__(self):
        self.monitor.__enter__()
        return self

    def __exit__(self, *_):
        self.monitor.__exit__()
        self.client.close()

    def of(self, processes):
        """How many each of the Processes has sent so far."""
        self.read()
        senders = list(self.sent.values())
        return [senders.count(process.running.pid) for process in processes]

    def read(self):
        """Everything the broker was told until now: up to a word of our own."""
        self.client.echo(word := str(uuid.uuid4()))
        while word not in (told := self.monitor.next_command()["command"]):
            if told.startswith("LPUSH") and SWEEP in told:
                self.sent[ID.search(told)[1]] = int(ORIGIN.search(told)[1])


def ahead(hours):
    """The environment of a process whose clock is `hours` ahead. What measures time that passes is left alone."""
    if not hours:
        return {}
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    assert found, "libfaketime is missing: run scripts/setup test"
    return {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME": f"+{hours}h",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }
