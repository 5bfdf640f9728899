from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404

from common.pages import BadCursor, page
from grids.models import Officer
from messaging.models import Message

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
ORDERS = [
    ("read_at", "id"),
    ("-read_at", "id"),
    ("-created_at", "-id"),
    ("title", "-created_at", "pk"),
    ("recipient__name", "uuid"),
]


@pytest.fixture
def letters(db):
    """Eleven messages to two people: equal times, equal titles, some never read."""
    people = [Officer.objects.create_user(name, name=name) for name in ("ann", "bob")]
    Message.objects.bulk_create(
        Message(
            recipient=people[n % 2],
            title="abc"[n % 3],
            key=str(n),
            created_at=START + timedelta(hours=n // 2),
            read_at=None if n % 4 == 0 else START + timedelta(days=n // 5),
        )
        for n in range(11)
    )
    return Message.objects.select_related("recipient")


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
@pytest.mark.parametrize("size", [1, 3, 11, 50])
def test_forwards_and_back_every_row_comes_once_and_in_order(letters, order, size):
    whole, seen, cursor = list(letters.order_by(*order)), [], None

    while True:
        shown = page(letters, order=order, cursor=cursor, size=size)
        seen += shown.rows
        if shown.next is None:
            break
        cursor = shown.next
    back = list(shown.rows)
    while shown.previous:
        shown = page(letters, order=order, cursor=shown.previous, size=size)
        back = shown.rows + back

    assert seen == whole
    assert back == whole


def test_a_row_that_arrives_between_two_pages_shifts_nothing(letters):
    first = page(letters, order=("-created_at", "-id"), size=4)
    late = letters[0]
    Message.objects.create(
        recipient=late.recipient, title="new", key="late", created_at=START + timedelta(days=9)
    )

    second = page(letters, order=("-created_at", "-id"), cursor=first.next, size=4)

    assert not set(first.rows) & set(second.rows)
    assert second.rows[0].created_at <= first.rows[-1].created_at


def test_a_page_is_one_query_however_deep(letters, django_assert_num_queries):
    first = page(letters, order=("-created_at", "-id"), size=2)

    with django_assert_num_queries(1):
        deeper = page(letters, order=("-created_at", "-id"), cursor=first.next, size=2)

    assert len(deeper) == 2


def test_the_ends_have_no_neighbour(letters):
    only = page(letters, order=("id",), size=50)
    nothing = page(letters.none(), order=("id",), size=50)

    assert (only.next, only.previous) == (None, None)
    assert (nothing.next, nothing.previous, list(nothing)) == (None, None, [])


@pytest.mark.parametrize("cursor", ["x", "bm8", "WyJuIl0", "WyJ6IiwxXQ", "WyJuIiwiYSJd", "é", "W" * 5000])
def test_a_cursor_that_nobody_wrote_is_a_page_that_does_not_exist(letters, cursor):
    with pytest.raises(BadCursor):
        page(letters, order=("id",), cursor=cursor)
    assert issubclass(BadCursor, Http404)


def test_a_cursor_of_another_order_is_refused(letters):
    cursor = page(letters, order=("id",), size=1).next

    with pytest.raises(BadCursor):
        page(letters, order=("-created_at", "id"), cursor=cursor)
