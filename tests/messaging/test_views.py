from datetime import timedelta

import pytest
from django.utils.timezone import now

from grids.models import Officer
from messaging.inbox import tell
from messaging.models import Message

HTMX = {"HX-Request": "true"}


@pytest.fixture
def colleague(db):
    return Officer.objects.create_user("colleague", name="Li Na")


@pytest.fixture
def signed_in(client, reader):
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    return client


def told(officer, *keys, **facts):
    for number, key in enumerate(keys):
        at = now() - timedelta(hours=1) + timedelta(minutes=number)
        tell([officer.pk], title=f"Title {key}", body="Words", key=key, at=at, **facts)


def test_an_officer_reads_the_own_messages_newest_first(signed_in, reader, colleague):
    told(reader, "one", "two", url="/cases/1/")
    told(colleague, "other")

    page = signed_in.get("/messages/").content.decode()

    assert page.index("Title two") < page.index("Title one")
    assert "Title other" not in page
    assert 'href="/cases/1/"' in page


def test_whoever_is_not_signed_in_is_asked_to(client, db):
    assert client.get("/messages/").status_code == 302
    assert client.post("/messages/").status_code == 302


def test_reading_changes_nothing_until_it_is_said(signed_in, reader):
    told(reader, "one")

    signed_in.get("/messages/")

    assert Message.objects.unread_of(reader).count() == 1


def test_all_are_read_at_once_and_only_the_own(signed_in, reader, colleague):
    told(reader, "one", "two")
    told(colleague, "other")

    answer = signed_in.post("/messages/")

    assert (answer.status_code, answer["Location"]) == (302, "/messages/")
    assert list(Message.objects.unread().values_list("key", flat=True)) == ["other"]


def test_pressed_by_htmx_the_list_comes_back(signed_in, reader):
    told(reader, "one")

    answer = signed_in.post("/messages/", headers={**HTMX, "HX-Target": "inbox"})

    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert Message.objects.unread().count() == 0


def test_the_badge_counts_what_is_unread(signed_in, reader):
    told(reader, "one", "two", "three")

    answer = signed_in.get("/messages/?part=unread", headers={**HTMX, "HX-Target": "unread"})

    assert ">3<" in answer.content.decode()


def test_other_methods_are_not_a_thing(signed_in):
    assert signed_in.delete("/messages/").status_code == 405


def test_more_than_a_page_is_turned(signed_in, reader):
    told(reader, *(f"{number:03}" for number in range(60)))

    first = signed_in.get("/messages/").content.decode()

    assert first.count("Title 0") == 50
    assert "cursor=" in first


@pytest.mark.parametrize("rows", [1, 3])
def test_the_messages_page_has_its_budget(signed_in, reader, rows, django_assert_num_queries):
    told(reader, *map(str, range(rows)))
    signed_in.get("/messages/")  # the first page of a session notes when it was last used

    with django_assert_num_queries(5):  # session, officer, scope, messages, unread
        page = signed_in.get("/messages/").content.decode()

    assert page.count("Title ") == rows
