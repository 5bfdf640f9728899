"""The calendar and the two measures of time."""

from datetime import UTC, date, datetime, time, timedelta

import chinese_calendar
import pytest

from common.worktime import (
    OFFICE_HOURS,
    SHANGHAI,
    CalendarMissing,
    Unit,
    WorkCalendar,
    counted,
    counted_spans,
    joined,
    reached,
)

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
CHINA = WorkCalendar(
    hours=OFFICE_HOURS,
    days={day: chinese_calendar.is_workday(day) for day in DAYS},
    first=FIRST,
    last=LAST,
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-02-13", True),
        ("2026-02-14", True),  # Saturday, made up for Spring Festival
        ("2026-02-15", False),  # Sunday, the first day of the holiday
        ("2026-02-16", False),
        ("2026-02-23", False),  # Monday, the last
        ("2026-02-24", True),
        ("2026-01-04", True),  # Sunday, made up for New Year
        ("2026-09-20", True),  # Sunday, made up for National Day
        ("2026-03-07", False),
    ],
)
def test_the_state_council_s_days_are_kept(day, worked):
    assert CHINA.is_working(date.fromisoformat(day)) is worked


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2027, 1, 1), date(2027, 6, 5)])
def test_a_year_nobody_filled_in_is_an_error_and_never_a_guess(day):
    with pytest.raises(CalendarMissing) as missing:
        CHINA.is_working(day)

    assert missing.value.year == day.year


def test_a_day_the_calendar_does_not_name_follows_the_week():
    plain = WorkCalendar(OFFICE_HOURS, {date(2026, 3, 7): True}, FIRST, LAST)

    assert [plain.is_working(date(2026, 3, number)) for number in range(6, 10)] == [True, True, False, True]


@pytest.mark.parametrize(
    "hours",
    [
        (),
        ((time(12), time(8)),),
        ((time(8), time(8)),),
        ((time(8), time(12)), (time(11), time(18))),
        ((time(14), time(18)), (time(8), time(12))),
    ],
)
def test_office_hours_that_cannot_be_are_refused(hours):
    with pytest.raises(ValueError, match="Office hours"):
        WorkCalendar(hours, {}, FIRST, LAST)


def test_an_office_day_is_the_sum_of_its_spans():
    assert CHINA.office_day == timedelta(hours=8)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-02T08:00", "2026-03-02T18:00", 8),
        ("2026-03-02T11:00", "2026-03-02T15:00", 2),
        ("2026-03-02T12:00", "2026-03-02T14:00", 0),
        ("2026-03-06T17:00", "2026-03-09T09:00", 2),
        ("2026-02-13T17:00", "2026-02-24T09:00", 10),  # the made-up Saturday gives eight
        ("2026-03-02T15:00", "2026-03-02T15:00", 0),
        ("2026-03-02T15:00", "2026-03-02T09:00", 0),
    ],
)
def test_office_time_between_two_moments(start, end, hours):
    assert counted(at(start), at(end), Unit.WH, CHINA) == timedelta(hours=hours)


def test_the_last_office_hour_of_the_last_known_day_needs_no_next_year():
    assert counted(at("2026-12-31T17:00"), at("2026-12-31T23:00"), Unit.WH, CHINA) == timedelta(hours=1)


def test_clock_time_asks_no_calendar():
    assert counted(at("2027-03-01T00:00"), at("2027-03-03T00:00"), Unit.UH, CHINA) == timedelta(hours=48)


def test_overlapping_touching_and_nested_pauses_become_one():
    pauses = [
        (at("2026-03-02T10:00"), at("2026-03-02T11:00")),
        (at("2026-03-02T09:00"), at("2026-03-02T10:00")),
        (at("2026-03-02T09:30"), at("2026-03-02T09:45")),
        (at("2026-03-02T15:00"), at("2026-03-02T15:00")),
    ]

    assert joined(pauses) == [(at("2026-03-02T09:00"), at("2026-03-02T11:00"))]


def test_a_pause_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends before"):
        joined([(at("2026-03-02T10:00"), at("2026-03-02T09:00"))])


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        counted(datetime(2026, 3, 2, 9), at("2026-03-02T10:00"), Unit.UH, CHINA)  # noqa: DTZ001


def test_a_moment_from_another_zone_is_the_same_moment():
    start = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)  # 08:00 in Shanghai

    assert counted(start, at("2026-03-02T18:00"), Unit.WH, CHINA) == timedelta(hours=8)


def test_a_pause_cuts_the_spans_it_touches():
    pauses = [
        (at("2026-03-02T11:00"), at("2026-03-02T15:00")),
        (at("2026-03-02T07:00"), at("2026-03-02T09:00")),
    ]

    spans = list(counted_spans(at("2026-03-02T08:30"), Unit.WH, CHINA, pauses, until=at("2026-03-02T20:00")))

    assert spans == [
        (at("2026-03-02T09:00"), at("2026-03-02T11:00")),
        (at("2026-03-02T15:00"), at("2026-03-02T18:00")),
    ]


def test_spans_end_where_an_open_pause_begins_without_asking_for_next_year():
    spans = list(counted_spans(at("2026-12-31T16:00"), Unit.WH, CHINA, [(at("2026-12-31T17:00"), None)]))

    assert spans == [(at("2026-12-31T16:00"), at("2026-12-31T17:00"))]


def test_the_end_of_one_span_and_the_start_of_the_next_are_one_point_of_counted_time():
    spans = [
        (at("2026-03-02T08:00"), at("2026-03-02T12:00")),
        (at("2026-03-02T14:00"), at("2026-03-02T18:00")),
    ]

    early, late = (reached(spans, timedelta(hours=4), late=late) for late in (False, True))

    assert (early, late) == (at("2026-03-02T12:00"), at("2026-03-02T14:00"))
    assert reached(spans, timedelta(hours=9)) is None
