"""Counting in Redis: together, for a time, and never in silence when it cannot."""

import pytest

from cases import budgets
from cases.budgets import Budget, CountersAway, spend

THREE = Budget("test-three", 3, 600)
TEN = Budget("test-ten", 10, 3600)


@pytest.fixture(autouse=True)
def fresh():
    budgets.store.flushdb()


def test_within_the_budget_nobody_waits():
    assert [spend((THREE, "a")) for _ in range(3)] == [0, 0, 0]


def test_over_it_one_waits_for_the_rest_of_the_time():
    for _ in range(3):
        spend((THREE, "a"))

    assert 590 <= spend((THREE, "a")) <= 600


def test_another_one_has_a_budget_of_their_own():
    for _ in range(4):
        spend((THREE, "a"))

    assert spend((THREE, "b")) == 0


def test_the_longest_wait_of_those_over_counts_and_the_others_do_not():
    for _ in range(3):
        spend((THREE, "a"), (TEN, "a"))

    assert spend((THREE, "a"), (TEN, "a")) <= 600


def test_a_use_may_weigh_more_than_one():
    assert spend((TEN, "a"), amount=10) == 0
    assert spend((TEN, "a"), amount=1) > 0


def test_no_address_is_readable_in_the_store():
    spend((THREE, "198.51.100.7"))

    keys = list(budgets.store.scan_iter())
    assert not [key for key in keys if b"198.51" in key]
    assert [0 < budgets.store.ttl(key) <= 600 for key in keys] == [True]


def test_without_redis_the_door_is_told(monkeypatch):
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1"))

    with pytest.raises(CountersAway):
        spend((THREE, "a"))
