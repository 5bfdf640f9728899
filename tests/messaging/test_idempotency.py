import threading
import uuid

import pytest
from django.db import IntegrityError, connection

from common.errors import Refused
from messaging.idempotency import KeyBusy, KeyReused, body_hash_of, remember
from messaging.models import IdempotencyKey

KEY = uuid.UUID(int=1)
BODY, OTHER = body_hash_of("a report"), body_hash_of("another report")


class Counted:
    def __init__(self, answer=None):
        self.runs, self.answer = 0, answer or {"number": "4101060000000000001"}

    def __call__(self):
        self.runs += 1
        return self.answer


def test_the_same_key_and_body_gives_the_first_answer(db):
    run = Counted()

    answers = [remember("report", KEY, BODY, run) for _ in range(3)]

    assert answers == [{"number": "4101060000000000001"}] * 3
    assert run.runs == 1


def test_another_body_under_the_key_is_refused(db):
    remember("report", KEY, BODY, Counted())

    with pytest.raises(KeyReused) as refusal:
        remember("report", KEY, OTHER, Counted())
    assert refusal.value.code == "idempotency_key_reused"


def test_another_scope_has_keys_of_its_own(db):
    run = Counted()

    remember("report:1", KEY, BODY, run)
    remember("report:2", KEY, BODY, run)

    assert run.runs == 2


def test_what_was_refused_is_not_remembered(db):
    def refuse():
        raise Refused("Not today.")

    with pytest.raises(Refused, match="Not today"):
        remember("report", KEY, BODY, refuse)

    assert IdempotencyKey.objects.count() == 0
    assert remember("report", KEY, BODY, Counted()) == {"number": "4101060000000000001"}


def test_the_answer_is_not_readable_in_the_table(db):
    remember("report", KEY, BODY, Counted({"link": "secret-link"}))

    with connection.cursor() as cursor:
        cursor.execute("SELECT answer FROM messaging_idempotencykey")
        assert b"secret-link" not in bytes(cursor.fetchone()[0])


def test_parts_of_a_body_do_not_run_together():
    assert body_hash_of("ab", "c") != body_hash_of("a", "bc")
    assert body_hash_of("a") == body_hash_of(b"a")


@pytest.mark.django_db(transaction=True)
def test_while_the_first_runs_the_second_is_told_so():
    raised = []

    def run():
        second = threading.Thread(target=lambda: raised.append(refusal_of(Counted())))
        second.start()
        second.join()
        return {"number": "1"}

    assert remember("report", KEY, BODY, run) == {"number": "1"}
    assert raised == ["idempotency_key_busy"]


def refusal_of(run):
    try:
        remember("report", KEY, BODY, run)
    except KeyBusy as refusal:
        return refusal.code
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_taps_at_once_that_wait_are_one_run_and_one_answer():
    gate, answers, run = threading.Barrier(8), [], Counted()

    def tap():
        gate.wait()
        answers.append(remember("report", KEY, BODY, run, wait=True))
        connection.close()

    threads = [threading.Thread(target=tap) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert run.runs == 1
    assert answers == [{"number": "4101060000000000001"}] * 8


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_wait_that_takes_too_long_ends_with_busy(database_owner):
    name = f"report\x1f{KEY}"
    with database_owner.connect() as other, connection.cursor() as cursor:
        other.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [0x1DE3, name])
        cursor.execute("SET lock_timeout = '50ms'")

        with pytest.raises(KeyBusy):
            remember("report", KEY, BODY, Counted(), wait=True)
    connection.close()


def test_the_database_keeps_one_answer_per_scope_and_key(db):
    remember("report", KEY, BODY, Counted())

    with pytest.raises(IntegrityError, match="one_answer_per_scope_and_key"):
        IdempotencyKey.objects.create(scope="report", key=KEY, body_hash=OTHER, answer="{}")
