"""The days of a deadline in words."""

from datetime import date, timedelta
from types import SimpleNamespace

from cases.pages.reckoning import counted_words, in_runs, left_out_words


def days(*numbers, make_up=(), names=()):
    names = dict(names)
    return [
        SimpleNamespace(
            day=date(2026, 9, 27) + timedelta(n),
            make_up=n in make_up,
            name=names.get(n, ""),
            reason="weekend",
        )
        for n in numbers
    ]


def test_days_that_follow_each_other_are_one_run():
    assert in_runs(days(0, 1, 2, 5, 7, 8), counted_words) == ["09-27 – 09-29", "10-02", "10-04 – 10-05"]


def test_a_day_worked_for_a_holiday_and_another_reason_stand_apart():
    said = in_runs(days(0, 1, make_up=(0,)), counted_words)
    left_out = in_runs(
        days(4, 5, 6, names=((4, "National Day"), (5, "National Day"), (6, "Rest"))), left_out_words
    )

    assert (len(said), said[1]) == (2, "09-28")
    assert left_out == ["10-01 – 10-02 National Day", "10-03 Rest"]
