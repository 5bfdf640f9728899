"""Wrong codes make the next one wait, longer each time and never longer than a quarter of an hour."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from grids import waits

AT = datetime(2025, 6, 9, 8, tzinfo=UTC)
MINUTES = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (1, 1), (2, 2), (5, 16), (10, 512), (11, 900), (12, 900), (10**9, 900)]
)
def test_each_wrong_code_doubles_the_wait_up_to_a_quarter_of_an_hour(failures, seconds):
    assert waits.left(failures, AT, AT).total_seconds() == seconds


def test_it_passes_with_the_clock():
    assert waits.left(40, AT, AT + 14 * MINUTES) == MINUTES
    assert waits.left(40, AT, AT + 15 * MINUTES) == timedelta(0)


def test_a_clock_that_was_set_back_makes_nobody_wait_longer():
    assert waits.left(40, AT, AT - timedelta(days=1)) == waits.LONGEST


def test_without_a_wrong_code_there_is_none():
    assert waits.left(0, None, AT) == timedelta(0)


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (0, "in 1 second:", "1 秒"),
        (3.2, "in 4 seconds:", "4 秒"),
        (60, "in 1 minute:", "1 分钟"),
        (61, "in 2 minutes:", "2 分钟"),
        (900, "in 15 minutes:", "15 分钟"),
    ],
)
def test_the_sentence_says_how_long(seconds, english, chinese):
    with translation.override("en"):
        assert english in waits.sentence(timedelta(seconds=seconds))
    with translation.override("zh-hans"):
        assert chinese in waits.sentence(timedelta(seconds=seconds))
