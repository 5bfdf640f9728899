"""The codes of grids: domain.md 2.2. In which order they are issued, and that none comes twice."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from common.errors import Refused
from grids.actions.tree import add_grid, end_grid
from grids.codes import fits, next_code, reading_order
from grids.enums import Tier
from grids.models import Grid
from tests.grids.world import AT, CLOCK, DAY

FACTS = {"tier": Tier.MICRO, "name": "新", "valid_from": DAY, "by": CLOCK, "at": AT}


def box(x, y, width=1.0, height=1.0):
    return (x, y, x + width, y + height)


def test_codes_run_from_the_north_west_row_by_row():
    boxes = {"d": box(1.2, 0), "a": box(0, 2), "c": box(0.1, 0.1), "b": box(1, 2.2), "e": box(2.2, -0.2)}

    assert reading_order(boxes) == ["a", "b", "c", "d", "e"]


def test_a_row_leans_a_little_without_falling_apart():
    leaning = {number: box(number, -0.2 * number, height=2) for number in range(4)}

    assert reading_order(leaning) == [0, 1, 2, 3]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8))
def test_every_box_comes_once_and_nothing_depends_on_the_order_it_was_said_in(corners):
    boxes = {key: box(*corner) for key, corner in enumerate(corners)}

    ordered = reading_order(boxes)

    assert sorted(ordered) == sorted(boxes)
    assert reading_order(dict(reversed(boxes.items()))) == ordered


def test_the_next_code_follows_the_highest_ever_used():
    assert (
        next_code(Tier.GENERAL, stem="4" * 12, used=["4" * 12 + "007", "4" * 12 + "901"]) == "4" * 12 + "008"
    )
    assert next_code(Tier.GENERAL, stem="4" * 12, used=["4" * 12 + "599"]) is None
    assert next_code(Tier.DEDICATED, stem="4" * 12, used=[]) == "4" * 12 + "901"


@pytest.mark.parametrize("tail", ["000", "600", "９０１", "٠٠١", "1"])
def test_a_general_grid_is_001_to_599_in_plain_digits(tail):
    assert not fits("4" * 12 + tail, Tier.GENERAL, stem="4" * 12)


@pytest.mark.django_db
def test_a_code_is_never_issued_again_whatever_ended(ground):
    issued = set(Grid.objects.values_list("code", flat=True))
    for _turn in range(5):
        grid = add_grid(ground.here.general, **FACTS)
        assert grid.code not in issued
        issued.add(grid.code)
        end_grid(grid, on=DAY, by=CLOCK, at=AT)


@pytest.mark.django_db
def test_when_the_numbers_are_spent_nothing_is_issued(ground):
    add_grid(ground.here.general, code=f"{ground.here.general.code}999", **FACTS)

    with pytest.raises(Refused):
        add_grid(ground.here.general, **FACTS)


@pytest.mark.slow
def test_eight_who_ask_at_once_get_eight_codes(shared_ground):
    general, together = shared_ground.here.general, threading.Barrier(8)

    def ask(_turn):
        try:
            together.wait()
            return [add_grid(general, **FACTS).code for _time in range(5)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        codes = sorted(code for codes in threads.map(ask, range(8)) for code in codes)

    assert codes == [f"{general.code}{number:03d}" for number in range(3, 43)]
