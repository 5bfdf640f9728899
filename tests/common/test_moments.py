from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import translation

from common.templatetags.moments import ago_words, left_words, stamp, tone_of

NOW = datetime(2026, 11, 22, 10, 40, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=0), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 min ago"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(hours=1), "1 h ago"),
        (timedelta(hours=24), "24 h ago"),
        (timedelta(hours=24, seconds=1), "11-21 10:39"),
        (timedelta(days=365), "2025-11-22 10:40"),
        (timedelta(minutes=-5), "11-22 10:45"),
    ],
)
def test_a_time_is_told_by_its_distance_for_a_day_and_then_by_date(passed, words):
    assert ago_words(NOW - passed, NOW) == words


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=48), "48 min left"),
        (timedelta(seconds=10), "1 min left"),
        (timedelta(hours=2), "2 h left"),
        (timedelta(hours=2, minutes=10), "2 h 10 min left"),
        (timedelta(hours=14, minutes=49), "14 h left"),
        (timedelta(days=1), "1 d left"),
        (timedelta(days=3, hours=4), "3 d 4 h left"),
        (timedelta(days=12, hours=4), "12 d left"),
        (timedelta(hours=-2), "2 h over"),
        (timedelta(minutes=-48), "48 min over"),
    ],
)
def test_a_term_says_what_is_left_or_over(ahead, words):
    assert left_words(NOW + ahead, NOW) == words


@pytest.mark.parametrize(("hours", "tone"), [(-1, "late"), (0, "soon"), (2, "soon"), (3, "fine")])
def test_the_tone_goes_with_the_words(hours, tone):
    assert tone_of(NOW + timedelta(hours=hours), NOW) == tone


def test_a_stamp_is_on_the_wall_clock_of_the_place():
    assert stamp(datetime(2026, 11, 21, 16, 5, tzinfo=UTC), NOW) == "11-22 00:05"


def test_the_tags_write_a_machine_readable_time_with_the_full_one_in_the_tooltip():
    at = datetime(2024, 2, 3, 1, 2, tzinfo=UTC)

    drawn = Template(
        "{% load moments %}{% moment at %}|{% deadline at %}|{% moment none %}{% deadline none %}"
    ).render(Context({"at": at, "none": None}))

    told, due, nothing = drawn.split("|")
    assert 'datetime="2024-02-03T09:02:00+08:00" title="2024-02-03 09:02">2024-02-03 09:02</time>' in told
    assert 'class="gw-due gw-due-late"' in due
    assert nothing == ""
