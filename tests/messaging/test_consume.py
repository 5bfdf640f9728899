import threading

import pytest
from django.db import connection

from messaging import clocks, outbox
from messaging.consume import LOCK_SPACE, consume
from messaging.models import Message, Outbox
from tests.messaging.drain import drain


def written(topic, key="1", aggregate=""):
    return outbox.write(topic, key=key, payload={"title": key}, aggregate=aggregate)


def failing(payload, *, key):
    raise ValueError("13812345678 could not be told")


def test_a_row_is_done_once_however_often_it_is_nudged(telling):
    row = written(telling)

    assert [consume(row), consume(row), consume(row)] == [True, False, False]
    assert Message.objects.count() == 1
    assert Outbox.objects.get().done_at is not None


def test_an_id_that_is_gone_is_nothing_to_do(db):
    assert consume(4711) is False


def test_a_failure_takes_its_effects_back_and_sets_the_failure_clock(telling, topics):
    topics.register(telling, failing)
    row = written(telling)

    consume(row)

    left = Outbox.objects.get()
    assert (left.attempts, left.failures, left.done_at, left.parked_at) == (1, 1, None, None)
    assert Message.objects.count() == 0
    assert 5 < (left.next_at - left.created_at).total_seconds() < 7


def test_the_recorded_error_says_where_and_quotes_nothing(topics, telling):
    topics.register("bad", failing)

    consume(written("bad"))

    error = Outbox.objects.get().last_error
    assert error.startswith("ValueError at test_consume.py:")
    assert "138" not in error


def test_the_twelfth_failure_parks(topics, db):
    topics.register("bad", failing)
    row = written("bad")

    for _ in range(11):
        consume(row)
    assert Outbox.objects.get().parked_at is None
    consume(row)

    parked = Outbox.objects.get()
    assert (parked.failures, parked.parked_at is None) == (12, False)
    assert consume(row) is False


def test_five_runs_without_an_end_park_before_the_sixth(telling):
    row = written(telling)
    Outbox.objects.update(attempts=5)

    assert consume(row) is False

    parked = Outbox.objects.get()
    assert parked.last_error == "ended its process 5 times"
    assert Message.objects.count() == 0


def test_a_topic_the_worker_does_not_know_fails_and_is_tried_again(telling, topics):
    row = written(telling)
    topics._handlers.clear()

    consume(row)

    assert Outbox.objects.get().last_error.startswith("UnknownTopic")


def test_of_one_aggregate_only_the_lowest_open_row_has_its_turn(telling):
    first, second, other = (
        written(telling, "1", "case 7"),
        written(telling, "2", "case 7"),
        written(telling, "3", "case 8"),
    )

    assert consume(second) is False
    assert consume(other) is True
    assert consume(first) is True
    assert consume(second) is True
    assert list(Message.objects.order_by("pk").values_list("title", flat=True)) == ["3", "1", "2"]


def test_a_failing_head_holds_its_followers_until_it_is_parked(telling, topics):
    topics.register("bad", failing)
    head, follower = written("bad", "1", "case 7"), written(telling, "2", "case 7")
    consume(head)
    assert consume(follower) is False

    for _ in range(11):
        consume(head)

    assert consume(follower) is True


def test_several_handlers_of_a_topic_run_in_one_transaction(telling, topics):
    seen = []
    topics.register(telling, lambda payload, *, key: seen.append((payload, key)))
    topics.register(telling, topics.handlers_of(telling)[0])

    consume(written(telling))

    assert seen == [({"title": "1"}, "1")]
    assert Message.objects.count() == 1


def test_drain_does_all_in_their_order(telling):
    for number in range(5):
        written(telling, str(number), "case 7")

    assert drain() == 5
    assert list(Message.objects.order_by("pk").values_list("title", flat=True)) == list("01234")


@pytest.mark.django_db(transaction=True)
def test_a_row_somebody_is_at_is_neither_run_nor_counted(telling, database_owner):
    row = Outbox.objects.create(topic=telling, key="1", payload={"title": "1"}).pk
    with database_owner.connect() as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", [LOCK_SPACE, row])

        assert consume(row) is False
        assert Outbox.objects.get().attempts == 0

        # Let go by word: a closed connection's lock goes a moment later.
        other.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, row])
        assert consume(row) is True


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_nudges_at_once_have_one_effect(telling, topics):
    gate, results = threading.Barrier(8), []
    row = Outbox.objects.create(topic=telling, key="1", payload={"title": "1"}).pk

    def nudge():
        gate.wait()
        results.append(consume(row))
        connection.close()

    threads = [threading.Thread(target=nudge) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == [False] * 7 + [True]
    assert Message.objects.count() == 1
    assert Outbox.objects.get().attempts == 1


@pytest.mark.parametrize(("nudges", "seconds"), [(0, 3), (1, 6), (2, 12), (3, 20), (4, 20), (100, 20)])
def test_the_nudge_clock(nudges, seconds):
    assert clocks.nudge_again_in(nudges) == seconds


@pytest.mark.parametrize(("failures", "seconds"), [(1, 6), (2, 12), (7, 384), (8, 768), (9, 900), (12, 900)])
def test_the_failure_clock(failures, seconds):
    assert clocks.try_again_in(failures) == seconds
