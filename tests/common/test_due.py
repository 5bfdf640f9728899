"""Due times: vectors with Spring Festival 2026, lunch, closing time and pauses."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import chinese_calendar
import pytest

from common.due import due, moment_of_share, remaining, share_elapsed
from common.worktime import OFFICE_HOURS, SHANGHAI, CalendarMissing, Unit, WorkCalendar

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range(365)]
CHINA = WorkCalendar(
    hours=OFFICE_HOURS,
    days={day: chinese_calendar.is_workday(day) for day in DAYS},
    first=FIRST,
    last=LAST,
)
CLOSING = replace(CHINA, until_close=True)
HALF_PAST = replace(CHINA, hours=((time(8, 30), time(12)), (time(14), time(18))))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def between(*pairs):
    return [(at(begins), ends and at(ends)) for begins, ends in pairs]


@pytest.mark.parametrize(
    ("start", "limit", "unit", "expected"),
    [
        # domain.md 2.5
        ("2026-03-06T17:30", 2, "WH", "2026-03-09T09:30"),
        ("2026-03-06T17:30", 2, "UH", "2026-03-06T19:30"),
        ("2026-02-14T10:00", 1, "WD", "2026-02-24T10:00"),  # the made-up Saturday before nine days off
        ("2026-09-30T10:00", 1, "WD", "2026-10-08T10:00"),
        ("2026-09-19T10:00", 2, "WH", "2026-09-20T10:00"),  # a made-up Sunday is worked
        # round the clock
        ("2026-02-15T23:00", 4, "UH", "2026-02-16T03:00"),
        ("2026-02-15T23:00", "0.5", "UH", "2026-02-15T23:30"),
        ("2026-02-13T17:30", 2, "UD", "2026-02-15T17:30"),
        # office hours: lunch, closing, opening
        ("2026-03-02T11:00", 2, "WH", "2026-03-02T15:00"),
        ("2026-03-02T12:30", 2, "WH", "2026-03-02T16:00"),
        ("2026-03-02T16:00", 2, "WH", "2026-03-02T18:00"),
        ("2026-03-02T17:59", 1, "WH", "2026-03-03T08:59"),
        ("2026-03-02T18:00", 1, "WH", "2026-03-03T09:00"),
        ("2026-03-02T06:00", 1, "WH", "2026-03-02T09:00"),
        ("2026-03-02T10:00", 2, "WH", "2026-03-02T12:00"),
        ("2026-03-02T08:00", 8, "WH", "2026-03-02T18:00"),
        ("2026-03-02T17:45", "0.5", "WH", "2026-03-03T08:15"),
        ("2026-02-13T17:00", 2, "WH", "2026-02-14T09:00"),  # Friday evening into the made-up Saturday
        ("2026-02-14T17:00", 2, "WH", "2026-02-24T09:00"),
        ("2026-02-18T12:00", 1, "WH", "2026-02-24T09:00"),
        ("2026-02-13T09:00", 20, "WH", "2026-02-24T15:00"),
        # working days
        ("2026-03-06T10:00", 1, "WD", "2026-03-09T10:00"),
        ("2026-03-02T08:00", 1, "WD", "2026-03-03T08:00"),
        ("2026-03-02T17:59", 3, "WD", "2026-03-05T17:59"),
        ("2026-03-02T12:30", 1, "WD", "2026-03-03T14:00"),  # begun at lunch: from the afternoon's opening
        ("2026-03-02T06:00", 1, "WD", "2026-03-03T08:00"),  # begun before opening
        ("2026-03-06T20:00", 1, "WD", "2026-03-10T08:00"),  # begun after closing: from Monday's opening
        ("2026-03-07T10:00", 1, "WD", "2026-03-10T08:00"),  # begun on a Saturday
        ("2026-02-16T10:00", 2, "WD", "2026-02-26T08:00"),  # begun on New Year's Eve
        ("2026-01-02T10:00", 1, "WD", "2026-01-05T08:00"),  # counts from the made-up Sunday
        ("2026-02-12T10:00", 5, "WD", "2026-02-26T10:00"),
        # natural days and months
        ("2026-02-13T20:15", 7, "ND", "2026-02-20T20:15"),
        ("2026-02-13T00:00", 1, "ND", "2026-02-14T00:00"),
        ("2026-01-31T09:00", 1, "MO", "2026-02-28T09:00"),
        ("2026-11-30T09:00", 3, "MO", "2027-02-28T09:00"),
        ("2026-12-15T09:00", 1, "MO", "2027-01-15T09:00"),
        ("2028-01-31T09:00", 1, "MO", "2028-02-29T09:00"),
    ],
)
def test_due(start, limit, unit, expected):
    assert due(at(start), limit, unit, CHINA) == at(expected)


@pytest.mark.parametrize(
    ("start", "limit", "unit", "expected"),
    [
        ("2026-03-06T10:00", 1, "WD", "2026-03-09T18:00"),
        ("2026-03-06T20:00", 1, "WD", "2026-03-10T18:00"),
        ("2026-02-14T10:00", 1, "WD", "2026-02-24T18:00"),
        ("2026-02-13T20:15", 7, "ND", "2026-02-20T18:00"),
        ("2026-01-31T09:00", 1, "MO", "2026-02-28T18:00"),
        ("2026-03-06T17:30", 2, "WH", "2026-03-09T09:30"),  # hours do not wait for the evening
        ("2026-03-06T20:00", 1, "UD", "2026-03-07T20:00"),
    ],
)
def test_due_where_days_end_with_the_office(start, limit, unit, expected):
    assert due(at(start), limit, unit, CLOSING) == at(expected)


@pytest.mark.parametrize(
    ("start", "limit", "unit", "pauses", "expected"),
    [
        # clock time gives back clock time
        ("2026-03-06T17:30", 2, "UH", [("2026-03-06T18:00", "2026-03-06T21:00")], "2026-03-06T22:30"),
        ("2026-03-02T10:00", 7, "ND", [("2026-03-03T10:00", "2026-03-05T22:00")], "2026-03-11T22:00"),
        ("2026-03-02T10:00", 2, "UD", [("2026-03-02T00:00", "2026-03-02T12:00")], "2026-03-04T12:00"),
        ("2026-01-31T09:00", 1, "MO", [("2026-02-01T00:00", "2026-02-02T00:00")], "2026-03-01T09:00"),
        # office time gives back office time
        ("2026-03-02T10:00", 4, "WH", [("2026-03-02T11:00", "2026-03-02T15:00")], "2026-03-02T18:00"),
        ("2026-03-02T17:00", 2, "WH", [("2026-03-02T18:00", "2026-03-03T08:00")], "2026-03-03T09:00"),
        ("2026-03-02T17:00", 2, "WH", [("2026-03-02T19:00", "2026-03-03T10:00")], "2026-03-03T11:00"),
        ("2026-02-13T17:00", 2, "WH", [("2026-02-14T08:00", "2026-02-24T08:00")], "2026-02-24T09:00"),
        ("2026-03-02T10:00", 2, "WD", [("2026-03-03T15:00", "2026-03-04T15:00")], "2026-03-05T10:00"),
        ("2026-03-02T10:00", 2, "WD", [("2026-03-03T09:00", "2026-03-03T10:00")], "2026-03-04T11:00"),
        ("2026-03-02T10:00", 2, "WD", [("2026-03-03T18:00", "2026-03-04T08:00")], "2026-03-04T10:00"),
        ("2026-03-02T10:00", 2, "WD", [("2026-03-03T09:00", "2026-03-03T11:00")], "2026-03-04T14:00"),
        # overlapping, touching, before the start, after the end
        (
            "2026-03-02T10:00",
            3,
            "UH",
            [("2026-03-02T11:00", "2026-03-02T12:00"), ("2026-03-02T11:30", "2026-03-02T13:00")],
            "2026-03-02T15:00",
        ),
        (
            "2026-03-02T10:00",
            3,
            "UH",
            [("2026-03-02T12:00", "2026-03-02T13:00"), ("2026-03-02T11:00", "2026-03-02T12:00")],
            "2026-03-02T15:00",
        ),
        ("2026-03-02T10:00", 3, "UH", [("2026-03-01T10:00", "2026-03-02T10:00")], "2026-03-02T13:00"),
        ("2026-03-02T10:00", 3, "UH", [("2026-03-01T10:00", "2026-03-02T11:00")], "2026-03-02T14:00"),
        ("2026-03-02T10:00", 3, "UH", [("2026-03-02T13:00", "2026-03-02T14:00")], "2026-03-02T13:00"),
        ("2026-03-02T10:00", 3, "UH", [("2026-03-03T10:00", None)], "2026-03-02T13:00"),
    ],
)
def test_pauses_give_back_what_they_took(start, limit, unit, pauses, expected):
    assert due(at(start), limit, unit, CHINA, between(*pauses)) == at(expected)


def test_a_paused_day_limit_still_ends_with_the_office():
    short, long = (
        between(("2026-03-03T10:00", "2026-03-03T11:00")),
        between(("2026-03-03T10:00", "2026-03-04T14:00")),
    )

    assert due(at("2026-03-02T10:00"), 2, "WD", CLOSING, short) == at("2026-03-05T18:00")
    assert due(at("2026-03-02T10:00"), 2, "WD", CLOSING, long) == at("2026-03-06T18:00")
    assert due(at("2026-03-02T10:00"), 2, "ND", CLOSING, short) == at("2026-03-05T18:00")


@pytest.mark.parametrize("unit", list(Unit))
def test_a_clock_that_stands_has_no_due_time(unit):
    standing = between(("2026-03-02T10:10", None))

    assert due(at("2026-03-02T10:00"), 1, unit, CHINA, standing) is None
    assert moment_of_share(at("2026-03-02T10:00"), 1, unit, CHINA, "0.5", standing) is None


@pytest.mark.parametrize("unit", ["WH", "WD"])
def test_a_due_time_in_an_unknown_year_is_an_error(unit):
    with pytest.raises(CalendarMissing) as missing:
        due(at("2026-12-31T17:00"), 2, unit, CHINA)

    assert missing.value.year == 2027


@pytest.mark.parametrize("unit", ["UH", "UD", "ND", "MO"])
def test_clock_time_runs_on_into_a_year_nobody_filled_in(unit):
    assert due(at("2026-12-31T17:00"), 24, unit, CHINA) > at("2027-01-01T00:00")


@pytest.mark.parametrize(
    ("limit", "unit"),
    [(0, "UH"), (-1, "WD"), ("nan", "UH"), ("x", "UH"), (10_001, "UH"), ("1.5", "WD"), ("1.5", "ND")],
)
def test_a_limit_that_means_nothing_is_refused(limit, unit):
    with pytest.raises(ValueError, match=str(limit)):
        due(at("2026-03-02T10:00"), limit, unit, CHINA)


def test_an_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="XX"):
        due(at("2026-03-02T10:00"), 1, "XX", CHINA)


def test_the_answer_is_in_shanghai_time_whatever_zone_was_asked_in():
    answer = due(datetime(2026, 3, 6, 9, 30, tzinfo=UTC), 2, "WH", CHINA)

    assert answer.isoformat() == "2026-03-09T09:30:00+08:00"


def test_an_office_that_opens_at_half_past_eight():
    assert due(at("2026-03-06T17:30"), 2, "WH", HALF_PAST) == at("2026-03-09T10:00")


@pytest.mark.parametrize(
    ("limit", "unit", "share", "expected"),
    [
        (4, "UH", "0.5", "2026-03-02T18:00"),
        (4, "WH", "0.5", "2026-03-02T18:00"),
        (4, "WH", "0.8", "2026-03-03T09:12"),
        (2, "WD", "0.5", "2026-03-03T16:00"),
        (10, "ND", "0.8", "2026-03-10T16:00"),
        (4, "WH", "1", "2026-03-03T10:00"),
    ],
)
def test_the_moment_when_a_share_of_the_time_has_passed(limit, unit, share, expected):
    assert moment_of_share(at("2026-03-02T16:00"), limit, unit, CHINA, share) == at(expected)


@pytest.mark.parametrize("share", ["0", "-0.1", "1.01"])
def test_a_share_outside_the_whole_is_refused(share):
    with pytest.raises(ValueError, match="share"):
        moment_of_share(at("2026-03-02T16:00"), 4, "WH", CHINA, share)


def test_a_share_stands_still_overnight_and_in_a_pause():
    start, pauses = at("2026-03-02T16:00"), between(("2026-03-03T09:00", "2026-03-03T11:00"))
    due_at = due(start, 4, "WH", CHINA, pauses)
    moments = [
        "2026-03-02T15:00",
        "2026-03-02T17:00",
        "2026-03-02T23:00",
        "2026-03-03T10:00",
        "2026-03-03T15:00",
    ]

    shares = [share_elapsed(start, due_at, at(now), "WH", CHINA, pauses) for now in moments]

    assert due_at == at("2026-03-03T12:00")
    assert shares == [0, 0.25, 0.5, 0.75, 1.25]


def test_what_remains_is_office_time_and_turns_negative():
    due_at = at("2026-03-09T09:30")

    assert remaining(at("2026-03-06T17:30"), due_at, "WH", CHINA) == timedelta(hours=2)
    assert remaining(at("2026-03-09T10:30"), due_at, "WH", CHINA) == timedelta(hours=-1)
    assert remaining(at("2026-03-06T17:30"), due_at, "UH", CHINA) == timedelta(hours=64)
