"""The pager on a real table: whatever the order, every row comes once, forwards and backwards."""

from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from common.api.pages import KeysetPages
from messaging.models import Outbox

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 6, 9, 4, 0, tzinfo=UTC)


class Pages(KeysetPages):
    orders = ("next_at", "-next_at", "done_at", "-done_at", "key")
    unique = "key"


@pytest.fixture
def rows():
    """Nine rows: three of the same moment each, of which one of each three has no `done_at`."""
    moments = [NOON + timedelta(minutes=number // 3) for number in range(9)]
    return Outbox.objects.bulk_create(
        Outbox(topic="t", key=f"{9 - number}", payload={}, next_at=at, done_at=at if number % 3 else None)
        for number, at in enumerate(moments)
    )


def page(address):
    pages = Pages()
    found = pages.paginate_queryset(
        Outbox.objects.filter(topic="t"), Request(APIRequestFactory().get(address))
    )
    return [row.key for row in found], pages.get_paginated_response([]).data


def walk(address, way):
    """Every page from one end to the other, as keys."""
    walked = []
    while address:
        keys, links = page(address)
        walked.append(keys)
        address = links[way]
    return walked, keys and links


@pytest.mark.parametrize("order", Pages.orders)
@pytest.mark.parametrize("size", [1, 2, 4])
def test_every_row_comes_once_in_both_directions(rows, order, size):
    whole, _links = page(f"/?order={order}")
    pages, last = walk(f"/?order={order}&page_size={size}", "next")
    back, _links = walk(last["previous"], "previous")

    assert list(chain(*pages)) == whole
    assert list(chain(*reversed(back))) == whole[: len(whole) - len(pages[-1])]


def test_the_first_page_has_nothing_before_it_and_the_last_nothing_after(rows):
    _keys, links = page("/?page_size=5")
    assert links["previous"] is None

    _keys, links = page(links["next"])
    assert links["next"] is None

    _keys, links = page(links["previous"])
    assert links["previous"] is None


def test_the_empty_moments_come_last(rows):
    for order in ("done_at", "-done_at"):
        assert set(page(f"/?order={order}")[0][-3:]) == {"3", "6", "9"}


def test_a_row_written_meanwhile_moves_no_other(rows):
    first, links = page("/?page_size=4")
    Outbox.objects.create(topic="t", key="0", payload={}, next_at=NOON)

    second, _links = page(links["next"])

    assert first + second == page("/?page_size=200")[0][1:9]


def test_a_page_has_two_hundred_rows_at_most(rows):
    Outbox.objects.bulk_create(Outbox(topic="t", key=f"x{n}", payload={}, next_at=NOON) for n in range(200))

    assert len(page("/?page_size=5000")[0]) == 200


@pytest.mark.parametrize(
    "query", ["cursor=x", "order=payload", "page_size=0", "page_size=-1", "page_size=a", "page_size=%D9%A3"]
)
def test_a_page_that_cannot_be_is_refused(rows, query):
    with pytest.raises(ValidationError):
        page(f"/?{query}")


def test_a_cursor_belongs_to_its_order(rows):
    _keys, links = page("/?page_size=1")

    with pytest.raises(ValidationError):
        page(links["next"] + "&order=key")


def test_a_page_is_one_statement_whatever_its_size(rows, django_assert_num_queries):
    for size in (1, 3):
        with django_assert_num_queries(1):
            page(f"/?page_size={size}")
