import base64
import json
import os
import signal
import socket
import threading
import time

import pytest
import redis
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models.functions import Now

from messaging import outbox, relay
from messaging.bell import Bell, Stop
from messaging.models import Outbox

FOR_EVER = 3600  # seconds: longer than any test may take


@pytest.fixture
def broker():
    client = relay.open_broker()
    client.flushdb()
    yield client
    client.flushdb()


@pytest.fixture
def stop():
    with Stop() as stop:
        yield stop


def rows(topic, count, aggregate=""):
    return [
        outbox.write(topic, key=str(n), payload={"title": str(n)}, aggregate=aggregate) for n in range(count)
    ]


def published(broker):
    """The outbox ids on the workers' list, the oldest first."""
    entries = [json.loads(entry) for entry in reversed(broker.lrange("default", 0, -1))]
    return [json.loads(base64.b64decode(entry["body"]))[1]["outbox_id"] for entry in entries]


def test_the_broker_is_given_ids_and_nothing_else(telling, broker):
    ids = rows(telling, 3)

    relay.carry(broker)

    assert published(broker) == ids
    assert "title" not in str(broker.lrange("default", 0, -1))


def test_next_at_has_moved_before_anything_is_published(telling):
    ids = rows(telling, 3)

    assert relay.claim() == ids
    assert relay.claim() == []
    assert set(Outbox.objects.values_list("nudges", flat=True)) == {1}


def test_a_row_nobody_picks_up_is_nudged_again_after_3_6_12_20_and_20(telling):
    rows(telling, 1)
    seconds = []

    for _ in range(5):
        Outbox.objects.update(next_at=Now())
        relay.claim()
        seconds.append(round(relay.seconds_to_next()))

    assert seconds == [3, 6, 12, 20, 20]


def test_followers_of_an_open_row_are_not_carried(telling, broker):
    head, *_ = rows(telling, 3, aggregate="case 7")

    relay.carry(broker)

    assert published(broker) == [head]


def test_more_than_a_batch_is_carried_in_one_go(telling, broker):
    rows(telling, relay.BATCH + 5)

    relay.carry(broker)

    assert broker.llen("default") == relay.BATCH + 5


def test_nobody_is_nudged_while_the_workers_have_too_much_before_them(telling, broker):
    rows(telling, 1)
    broker.rpush("default", *["waiting"] * (relay.LONGEST_LIST + 1))

    assert relay.carry(broker) == relay.PAUSE_SECONDS

    assert Outbox.objects.get().nudges == 0


def test_a_broker_that_is_away_costs_no_nudge(telling, settings):
    rows(telling, 1)
    settings.BROKER_URL = "redis://127.0.0.1:1/0"

    with pytest.raises(relay.BROKER_TROUBLE):
        relay.carry(relay.open_broker())

    assert Outbox.objects.get().nudges == 0


@pytest.mark.slow
def test_a_broker_that_never_answers_is_given_up(telling, settings):
    rows(telling, 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.BROKER_URL = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"

        with pytest.raises(redis.TimeoutError):
            relay.carry(relay.open_broker())


def test_once_carries_what_is_due_and_ends(telling, broker):
    ids = rows(telling, 2)

    call_command("relay", once=True)

    assert published(broker) == ids


def test_with_nothing_open_the_next_look_is_the_sweep(db):
    assert relay.seconds_to_next() == relay.SWEEP_SECONDS


@pytest.mark.django_db(transaction=True)
def test_the_bell_is_rung_by_a_commit(database_owner, stop):
    with Bell(stop) as bell, database_owner.connect() as other:
        other.execute("SELECT pg_notify('outbox', '')")

        bell.wait(FOR_EVER)


@pytest.mark.django_db(transaction=True)
def test_term_ends_a_relay_that_waits(stop, broker):
    threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGTERM]).start()
    began = time.monotonic()

    relay.run(stop)

    assert stop.asked
    assert time.monotonic() - began < relay.SWEEP_SECONDS  # when it would have looked anyway


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_relay_whose_connections_are_cut_comes_back_and_carries(telling, stop, broker):
    done = threading.Thread(target=cut_then_write, args=(broker, telling))
    done.start()

    relay.run(stop)

    done.join()
    assert published(broker) == list(Outbox.objects.values_list("pk", flat=True))


def cut_then_write(broker, topic):
    try:
        until(listening)
        cut = listening()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM unnest(%s) AS pid", [cut])
        until(lambda: set(listening()) - set(cut))
        with transaction.atomic():
            outbox.write(topic, key="1", payload={"title": "1"})
        until(lambda: broker.llen("default") == 1)
    finally:
        connection.close()
        os.kill(os.getpid(), signal.SIGTERM)


def listening():
    """Every other connection to this database that belongs to the relay."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN outbox'"
        )
        return [pid for (pid,) in cursor.fetchall()]


def until(happened, seconds=120):
    limit = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.05)


def test_what_the_broker_needs_to_be_safe_is_set():
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS

    assert settings.CELERY_TASK_PUBLISH_RETRY_POLICY == {"max_retries": 0}
    assert settings.CELERY_TASK_ACKS_LATE
    assert settings.CELERY_TASK_REJECT_ON_WORKER_LOST
    assert settings.CELERY_WORKER_PREFETCH_MULTIPLIER == 1
    assert settings.CELERY_ACCEPT_CONTENT == ["json"]
    assert options["visibility_timeout"] > settings.CELERY_TASK_TIME_LIMIT
    assert options["socket_timeout"] == 5
    assert not getattr(settings, "CELERY_TASK_ALWAYS_EAGER", False)
