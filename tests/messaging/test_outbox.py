import uuid
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from messaging import outbox
from messaging.models import Outbox
from messaging.registry import UnknownTopic


@pytest.mark.django_db(transaction=True)
def test_a_row_outside_its_causes_transaction_is_refused(telling):
    with pytest.raises(transaction.TransactionManagementError):
        outbox.write(telling, key="1", payload={})

    assert Outbox.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_row_goes_with_its_cause(telling):
    with transaction.atomic():
        outbox.write(telling, key="1", payload={})
        transaction.set_rollback(True)

    assert Outbox.objects.count() == 0


def test_a_topic_nobody_handles_is_refused(db, topics):
    with pytest.raises(UnknownTopic):
        outbox.write("nobody.hears", key="1", payload={})


def test_a_key_known_to_the_topic_writes_nothing(telling):
    first = outbox.write(telling, key="1", payload={"title": "first"})

    assert outbox.write(telling, key="1", payload={"title": "second"}) is None
    assert list(Outbox.objects.values_list("pk", "payload")) == [(first, {"title": "first"})]


def test_two_topics_may_share_a_key(telling, topics):
    topics.register("also", lambda payload, *, key: None)
    key = uuid.uuid4()

    outbox.write(telling, key=key, payload={})
    outbox.write("also", key=key, payload={})

    assert Outbox.objects.filter(key=str(key)).count() == 2


def test_a_payload_may_hold_moments_and_uuids(telling):
    event, at = uuid.UUID(int=7), datetime(2026, 11, 22, 8, tzinfo=UTC)

    outbox.write(telling, key="1", payload={"event": event, "at": at})

    assert Outbox.objects.get().payload == {"event": str(event), "at": "2026-11-22T08:00:00Z"}


def test_one_statement_writes_and_rings(telling, django_assert_num_queries):
    with django_assert_num_queries(1):
        outbox.write(telling, key="1", payload={})


def test_the_database_refuses_a_row_done_and_parked(telling):
    outbox.write(telling, key="1", payload={})

    with pytest.raises(IntegrityError, match="outbox_row_is_done_or_parked_not_both"):
        Outbox.objects.update(done_at=Now(), parked_at=Now())


def test_the_database_refuses_more_failures_than_runs(telling):
    outbox.write(telling, key="1", payload={})

    with pytest.raises(IntegrityError, match="outbox_row_fails_no_more_often_than_it_runs"):
        Outbox.objects.update(failures=1)


def test_the_database_refuses_a_second_row_of_topic_and_key(telling):
    outbox.write(telling, key="1", payload={})

    with pytest.raises(IntegrityError, match="one_outbox_row_per_topic_and_key"):
        Outbox.objects.create(topic=telling, key="1", payload={})


def test_many_rows_are_written_in_their_order_by_one_statement(telling, django_assert_num_queries):
    outbox.write(telling, key="2", payload={"n": "known"})
    rows = [(number, {"n": number}, f"case:{number % 2}") for number in (1, 2, 3)]

    with django_assert_num_queries(1):
        assert outbox.write_all(telling, rows) == 2

    kept = Outbox.objects.order_by("pk").values_list("key", "payload", "aggregate")
    assert list(kept) == [("2", {"n": "known"}, ""), ("1", {"n": 1}, "case:1"), ("3", {"n": 3}, "case:1")]


def test_no_rows_are_no_statement(telling, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert outbox.write_all(telling, []) == 0


def test_many_rows_need_a_topic_and_a_cause_too(telling, topics):
    with pytest.raises(UnknownTopic):
        outbox.write_all("nobody.hears", [("1", {}, "")])


@pytest.mark.django_db(transaction=True)
def test_many_rows_outside_their_causes_transaction_are_refused(telling):
    with pytest.raises(transaction.TransactionManagementError):
        outbox.write_all(telling, [("1", {}, "")])
