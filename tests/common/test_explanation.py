"""How a due time was reached, told day by day."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import chinese_calendar
import pytest

from common.due import due
from common.explanation import CountedDay, Extension, LeftOutDay, Reason, explain
from common.worktime import OFFICE_HOURS, SHANGHAI, CalendarMissing, WorkCalendar

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range(365)]
SPRING_FESTIVAL = {date(2026, 2, number): "春节" for number in (*range(15, 24), 14, 28)}
CHINA = WorkCalendar(
    OFFICE_HOURS, {day: chinese_calendar.is_workday(day) for day in DAYS}, FIRST, LAST, names=SPRING_FESTIVAL
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def test_spring_festival_is_left_out_by_name_and_the_make_up_saturday_counts():
    told = explain(at("2026-02-13T10:00"), 2, "WD", CHINA)

    assert told.due == due(at("2026-02-13T10:00"), 2, "WD", CHINA) == at("2026-02-24T10:00")
    assert told.counted_days == (
        CountedDay(date(2026, 2, 13), 6 * 60),
        CountedDay(date(2026, 2, 14), 8 * 60, make_up=True),
        CountedDay(date(2026, 2, 24), 2 * 60),
    )
    assert told.left_out_days == tuple(
        LeftOutDay(date(2026, 2, number), Reason.HOLIDAY, "春节") for number in range(15, 24)
    )


def test_a_plain_weekend_is_a_weekend():
    told = explain(at("2026-03-06T17:30"), 2, "WH", CHINA)

    assert [(day.day.day, day.minutes) for day in told.counted_days] == [(6, 30), (9, 90)]
    assert [(day.day.day, day.reason) for day in told.left_out_days] == [(7, "weekend"), (8, "weekend")]


def test_an_evening_start_counts_from_the_next_opening():
    told = explain(at("2026-03-06T20:00"), 1, "WD", CHINA)

    assert told.counted_from == at("2026-03-09T08:00")
    assert told.due == at("2026-03-10T08:00")
    assert [(day.day.day, day.minutes) for day in told.counted_days] == [(9, 480)]
    assert [(day.day.day, day.reason) for day in told.left_out_days] == [
        (6, "closed"),
        (7, "weekend"),
        (8, "weekend"),
    ]


def test_pauses_take_part_of_a_day_or_all_of_it():
    pauses = [(at("2026-03-03T16:00"), at("2026-03-05T09:00"))]

    told = explain(at("2026-03-03T14:00"), 1, "WD", CHINA, pauses)

    assert told.counted_days == (
        CountedDay(date(2026, 3, 3), 120, 120),
        CountedDay(date(2026, 3, 5), 360, 60),
    )
    assert told.left_out_days == (LeftOutDay(date(2026, 3, 4), Reason.PAUSED),)
    assert told.pauses == tuple(pauses)
    assert told.due == at("2026-03-05T17:00")


def test_clock_days_count_weekends_and_ask_no_calendar():
    told = explain(at("2026-12-31T12:00"), 2, "ND", CHINA)

    assert [day.minutes for day in told.counted_days] == [720, 1440, 720]
    assert told.left_out_days == ()


def test_extensions_add_to_the_limit_and_are_named():
    granted = Extension(Decimal(2), "parts are on order")

    told = explain(at("2026-03-02T10:00"), 3, "WD", CHINA, extensions=[granted])

    assert told.limit == 3
    assert told.extensions == (granted,)
    assert told.due == due(at("2026-03-02T10:00"), 5, "WD", CHINA)


def test_a_clock_that_stands_is_told_up_to_where_it_stands():
    told = explain(at("2026-03-02T10:00"), 1, "WD", CHINA, [(at("2026-03-02T16:00"), None)])

    assert told.due is None
    assert told.counted_days == (CountedDay(date(2026, 3, 2), 240),)
    assert told.pauses == ((at("2026-03-02T16:00"), None),)


def test_a_clock_that_never_ran_counts_nothing():
    told = explain(at("2026-03-02T10:00"), 1, "UH", CHINA, [(at("2026-03-01T16:00"), None)])

    assert (told.due, told.counted_from, told.counted_days, told.left_out_days) == (None, None, (), ())


def test_the_story_can_be_kept_as_json():
    told = explain(
        at("2026-03-06T17:30"), "1.5", "WH", CHINA, [(at("2026-03-09T08:00"), at("2026-03-09T08:30"))]
    )

    assert json.loads(json.dumps(told.as_json())) == {
        "start": "2026-03-06T17:30:00+08:00",
        "counted_from": "2026-03-06T17:30:00+08:00",
        "limit": "1.5",
        "unit": "WH",
        "due": "2026-03-09T09:30:00+08:00",
        "counted_days": [
            {"day": "2026-03-06", "minutes": 30, "paused_minutes": 0, "make_up": False},
            {"day": "2026-03-09", "minutes": 60, "paused_minutes": 30, "make_up": False},
        ],
        "left_out_days": [
            {"day": "2026-03-07", "reason": "weekend", "name": ""},
            {"day": "2026-03-08", "reason": "weekend", "name": ""},
        ],
        "pauses": [["2026-03-09T08:00:00+08:00", "2026-03-09T08:30:00+08:00"]],
        "extensions": [],
    }


def test_an_unknown_year_cannot_be_explained():
    with pytest.raises(CalendarMissing):
        explain(at("2026-12-31T17:00"), 2, "WH", CHINA)
