"""Messages, purge, health and the parked command."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.db.models.functions import Now
from django.test import RequestFactory
from django.utils import translation
from django.utils.timezone import now

from grids.models import Officer
from messaging import health
from messaging.actions.read import read_all
from messaging.context import unread
from messaging.inbox import tell
from messaging.models import IdempotencyKey, Message, Outbox
from messaging.purge import purge


@pytest.fixture
def colleague(db):
    return Officer.objects.create_user("colleague", name="Li Na")


def told(officer, key, **facts):
    tell([officer.pk], title="Messages", key=key, at=now(), **facts)


def test_everyone_is_told_once(reader, colleague, django_assert_num_queries):
    everyone = [reader.pk, colleague.pk, reader.pk]

    with django_assert_num_queries(1):
        tell(everyone, title="Messages", key="1", at=now())
    tell(everyone, title="Messages", key="1", at=now())

    assert Message.objects.count() == 2


def test_nobody_to_tell_is_nothing_to_do(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        tell([], title="Messages", key="1", at=now())


def test_a_message_is_said_in_the_readers_language(reader):
    told(reader, "1", body="%(number)s is yours.", params={"number": "41010600"})
    message = Message.objects.get()

    with translation.override("en"):
        assert (message.title_text, message.body_text) == ("Messages", "41010600 is yours.")


def test_a_parameter_kept_in_both_languages_is_said_in_the_readers(reader):
    told(reader, "1", body="%(what)s", params={"what": {"zh": "楼道堆物", "en": "Clutter"}})
    message = Message.objects.get()

    said = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            said[language] = message.body_text
    assert said == {"zh-hans": "楼道堆物", "en": "Clutter"}


def test_a_message_without_a_body_says_nothing(reader):
    told(reader, "1")

    assert Message.objects.get().body_text == ""


@pytest.mark.parametrize("url", ["https://elsewhere.example", "//elsewhere.example", "javascript:alert(1)"])
def test_the_database_refuses_a_message_that_leads_away(reader, url):
    with pytest.raises(IntegrityError, match="message_leads_to_a_page_of_ours"):
        told(reader, "1", url=url)


def test_the_database_refuses_telling_twice(reader):
    facts = {"recipient": reader, "title": "Messages", "key": "1", "created_at": now()}
    Message.objects.create(**facts)

    with pytest.raises(IntegrityError, match="one_message_per_recipient_and_key"):
        Message.objects.create(**facts)


def test_reading_concerns_the_own_messages_that_had_come(reader, colleague):
    told(reader, "1")
    told(colleague, "2")
    seen_at = now()
    tell([reader.pk], title="Messages", key="3", at=seen_at + timedelta(seconds=1))

    read_all(by=reader, at=seen_at)

    assert list(Message.objects.unread().order_by("pk").values_list("key", flat=True)) == ["2", "3"]


def test_the_badge_asks_only_when_it_is_shown(reader, rf, django_assert_num_queries):
    told(reader, "1")
    request = rf.get("/")
    request.user = reader

    with django_assert_num_queries(0):
        count = unread(request)["unread_count"]
    with django_assert_num_queries(1):
        assert (str(count), bool(count)) == ("1", True)


def test_a_stranger_has_no_badge():
    assert not unread(RequestFactory().get("/"))["unread_count"]


def test_purge_takes_done_rows_after_thirty_days_and_answers_after_eight(db):
    for key, days in (("young", 29), ("old", 31)):
        Outbox.objects.create(topic="t", key=key, payload={}, done_at=now() - timedelta(days=days))
        Outbox.objects.create(topic="p", key=key, payload={}, parked_at=now() - timedelta(days=days))
        Outbox.objects.create(topic="o", key=key, payload={}, created_at=now() - timedelta(days=days))
    for number, days in enumerate((7, 9)):
        IdempotencyKey.objects.create(
            scope="s",
            key=f"{number:032}",
            body_hash=b"h",
            answer="{}",
            created_at=now() - timedelta(days=days),
        )

    purge()

    assert list(Outbox.objects.filter(topic="t").values_list("key", flat=True)) == ["young"]
    assert Outbox.objects.exclude(topic="t").count() == 4
    assert [key.key.int for key in IdempotencyKey.objects.all()] == [0]


def test_the_lag_is_what_the_oldest_untouched_row_waits(db):
    assert health.lag() == 0.0
    Outbox.objects.create(topic="t", key="1", payload={}, created_at=Now() - timedelta(seconds=40))
    Outbox.objects.create(
        topic="t", key="2", payload={}, created_at=Now() - timedelta(seconds=90), attempts=1
    )

    assert 39 < health.lag() < 60


def test_the_parked_are_listed_and_put_back(db):
    row = Outbox.objects.create(
        topic="t", key="1", payload={}, parked_at=Now(), attempts=12, failures=12, last_error="ValueError"
    )
    assert health.parked() == 1

    listed, replayed = StringIO(), StringIO()
    call_command("parked", stdout=listed)
    call_command("parked", "--replay", str(row.pk), stdout=replayed)

    assert listed.getvalue().split("\t")[:3] == [str(row.pk), "t", "1"]
    assert replayed.getvalue() == "1 rows put back to work\n"
    assert health.parked() == 0
