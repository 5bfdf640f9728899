from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now

from messaging.actions.gather import gather
from messaging.actions.round import go_round
from messaging.inbox import tell
from messaging.models import Letter, Message, Outgoing, Wish
from tests.messaging.posting import a_channel, a_letter, later, reachable, told


@pytest.fixture
def wants(reader):
    reachable(reader, sms="19900000001")
    return Wish.objects


def test_who_wants_nothing_outside_is_told_in_the_product_alone(reader):
    told(reader)

    assert (Message.objects.count(), Outgoing.objects.count(), gather()) == (1, 0, 0)


def test_telling_is_one_statement_and_once(reader, wants, django_assert_num_queries):
    with django_assert_num_queries(1):
        tell([reader.pk], title="x", key="once", at=now())
    tell([reader.pk], title="x", key="once", at=now())

    assert (Message.objects.count(), Outgoing.objects.count()) == (1, 1)


def test_what_is_due_together_goes_as_one_letter(reader, wants, provider):
    a_channel(reader, "house", provider.base)
    provider.answers = [(200, {"status": "accepted"})]
    for _ in range(3):
        told(reader)

    go_round()

    assert [one.json["text"] for one in provider.asked] == ["您有 3 条新消息。"]
    assert Letter.objects.get().outgoing.count() == 3


def test_quiet_hours_put_off_and_what_is_urgent_does_not_wait(reader, wants):
    here = localtime()
    wants.update(
        quiet_from=(here - timedelta(hours=1)).time(), quiet_until=(here + timedelta(hours=1)).time()
    )
    told(reader)
    gather()
    assert Letter.objects.count() == 0
    assert timedelta(minutes=58) < Outgoing.objects.get().next_at - now() < timedelta(minutes=60)

    told(reader, urgent=True)
    gather()

    assert Letter.objects.get().outgoing.count() == 1


def test_a_digest_waits_for_its_time_of_day(reader, wants):
    wants.update(digest_at=(localtime() + timedelta(hours=1)).time().replace(second=0))
    told(reader)
    told(reader)
    gather()
    assert Letter.objects.count() == 0

    later(hours=2)
    wants.update(digest_at=(localtime() - timedelta(minutes=59)).time().replace(second=0))
    gather()

    assert Letter.objects.get().outgoing.count() == 2


def test_what_was_read_meanwhile_is_not_gathered(reader, wants):
    told(reader)
    Message.objects.update(read_at=now())

    gather()

    assert (Letter.objects.count(), Outgoing.objects.get().next_at) == (0, None)


def test_a_message_taken_back_goes_with_what_was_to_be_carried(reader, wants):
    a_letter(reader)

    Message.objects.all().delete()

    assert Outgoing.objects.count() == 0


def test_gathering_costs_the_same_for_one_and_for_many(reader, wants, django_assert_num_queries):
    for rows in (1, 3):
        for _ in range(rows):
            told(reader)
        with django_assert_num_queries(7):  # savepoint, moment, rows, wishes, letters, update, release
            gather()
