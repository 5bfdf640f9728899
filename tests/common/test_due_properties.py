"""What holds of every due time, whatever the start, the limit, the unit, the office and the pauses."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.due import due, moment_of_share, share_elapsed
from common.worktime import OFFICE_HOURS, SHANGHAI, Unit, WorkCalendar, local

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range(365)]
CHINA = WorkCalendar(OFFICE_HOURS, {day: chinese_calendar.is_workday(day) for day in DAYS}, FIRST, LAST)
CLOSING = replace(CHINA, until_close=True)
HALF_PAST = replace(CHINA, hours=((time(8, 30), time(12)), (time(14), time(18))))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


quickly = settings(max_examples=200, deadline=None, database=None, derandomize=True)
moments = st.integers(0, 240 * 24 * 60).map(
    lambda minutes: at("2026-01-01T00:00") + timedelta(minutes=minutes)
)
units = st.sampled_from(list(Unit))
limits = st.integers(1, 12)
OFFICES = {"lunch": CHINA, "until close": CLOSING, "half past": HALF_PAST}
calendars = st.sampled_from(list(OFFICES))  # by name: a failing example stays readable
lengths = st.integers(0, 3 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@st.composite
def starts_and_pauses(draw):
    start = draw(moments)
    begins = [start + sign * draw(lengths) for sign in draw(st.lists(st.sampled_from([-1, 1]), max_size=3))]
    return start, [(begin, begin + draw(lengths)) for begin in begins]


@pytest.mark.slow
@quickly
@given(moments, lengths, limits, units, calendars)
def test_a_later_start_is_never_due_earlier(start, later, limit, unit, calendar):
    office = OFFICES[calendar]

    assert due(start, limit, unit, office) <= due(start + later, limit, unit, office)


@pytest.mark.slow
@quickly
@given(starts_and_pauses(), lengths, limits, st.sampled_from(["UH", "UD", "WH", "WD", "ND"]))
def test_a_later_start_is_never_due_earlier_in_spite_of_pauses(started, later, limit, unit):
    # Months, and days that end with the office, bring several starts to one due time: a pause only one of them had
    # then rightly makes that one later.
    start, pauses = started

    assert due(start, limit, unit, CHINA, pauses) <= due(start + later, limit, unit, CHINA, pauses)


@pytest.mark.slow
@quickly
@given(starts_and_pauses(), limits, units, calendars)
def test_a_longer_limit_is_due_later(started, limit, unit, calendar):
    start, pauses, office = *started, OFFICES[calendar]

    short, long = (due(start, number, unit, office, pauses) for number in (limit, limit + 1))

    assert start < short < long


@pytest.mark.slow
@quickly
@given(starts_and_pauses(), limits, units, calendars)
def test_pauses_never_bring_a_due_time_forward_and_none_change_nothing(started, limit, unit, calendar):
    start, pauses, office = *started, OFFICES[calendar]
    plain = due(start, limit, unit, office)

    assert due(start, limit, unit, office, []) == plain
    assert due(start, limit, unit, office, [(start - timedelta(days=9), start)]) == plain
    assert due(start, limit, unit, office, pauses) >= plain


@pytest.mark.slow
@quickly
@given(starts_and_pauses(), limits, calendars)
def test_office_hours_are_due_inside_an_office_span(started, limit, calendar):
    start, pauses, office = *started, OFFICES[calendar]
    moment = due(start, limit, "WH", office, pauses)

    assert any(opens < moment <= closes for opens, closes in office.spans_of(local(moment).date()))


@pytest.mark.slow
@quickly
@given(starts_and_pauses(), limits, units, calendars)
def test_the_whole_has_passed_when_it_is_due_and_the_steps_come_in_order(started, limit, unit, calendar):
    start, pauses, office = *started, OFFICES[calendar]
    due_at = due(start, limit, unit, office, pauses)
    half, most = (moment_of_share(start, limit, unit, office, share, pauses) for share in ("0.5", "0.8"))

    assert share_elapsed(start, due_at, due_at, unit, office, pauses) == 1
    assert start < half < most <= due_at
    assert share_elapsed(start, due_at, half, unit, office, pauses) == pytest.approx(0.5)
    assert share_elapsed(start, due_at, most, unit, office, pauses) == pytest.approx(0.8)


def walked(start, minutes, calendar, pauses):
    """Office time the slow way: minute by minute, asking of each whether it counts."""
    moment = start
    while minutes:
        clock_time = moment.time()
        open_now = calendar.is_working(moment.date()) and any(a <= clock_time < b for a, b in calendar.hours)
        minutes -= open_now and not any(begins <= moment < ends for begins, ends in pauses)
        moment += timedelta(minutes=1)
    return moment


@pytest.mark.slow
@settings(quickly, max_examples=40)
@given(starts_and_pauses(), st.integers(1, 12 * 60), calendars)
def test_office_hours_agree_with_counting_minutes(started, minutes, calendar):
    start, pauses, office = *started, OFFICES[calendar]
    limit = Decimal(minutes) / 60

    difference = due(start, limit, "WH", office, pauses) - walked(start, minutes, office, pauses)

    assert abs(difference) < timedelta(milliseconds=1)
