"""The lists of the desk: their numbers, and the row that follows one that has left."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from cases.pages.tabs import (
    DUE_ORDER,
    NEWEST_ORDER,
    counts,
    following,
    place_as_text,
    place_from,
    place_in,
)


def row(pk, due=None, reported=1):
    return SimpleNamespace(
        pk=pk, due_at=datetime(2025, 6, due, tzinfo=UTC) if due else None,
        reported_at=datetime(2025, 6, reported, tzinfo=UTC),
    )  # fmt: skip


def test_a_case_counts_in_every_list_it_is_in():
    found = [
        ("reported", "none", False, 4),
        ("reported", "red", False, 2),
        ("reported", "red", True, 5),
        ("handling", "yellow", False, 3),
        ("fed_back", "red", False, 1),
    ]

    assert counts(found) == {
        "waiting": 6, "due-soon": 3, "overdue": 8, "in-hand": 3, "on-hold": 0, "to-review": 1, "pending": 5,
    }  # fmt: skip


def test_the_row_after_the_one_that_left_is_next():
    first, second, third = row(1, 9), row(2, 9), row(3)

    assert following([first, third], DUE_ORDER, place_in(DUE_ORDER, second)) is third
    assert following([second, third], DUE_ORDER, place_in(DUE_ORDER, first)) is second


def test_after_the_last_row_comes_the_one_before_and_after_all_nothing():
    first, second = row(1, 9), row(2)

    assert following([first], DUE_ORDER, place_in(DUE_ORDER, second)) is first
    assert following([], DUE_ORDER, place_in(DUE_ORDER, second)) is None


def test_a_search_goes_from_the_newest_back():
    newer, older = row(2, reported=8), row(1, reported=3)

    assert following([older], NEWEST_ORDER, place_in(NEWEST_ORDER, newer)) is older


@pytest.mark.parametrize("order", [DUE_ORDER, NEWEST_ORDER])
@pytest.mark.parametrize("due", [9, None])
def test_a_place_comes_back_from_an_address(order, due):
    assert place_from(place_as_text(order, row(5, due))) == place_in(order, row(5, due))


@pytest.mark.parametrize("text", ["", "x", "1~", "1~2~3", "~"])
def test_what_is_no_place_is_none(text):
    assert place_from(text) is None
