"""common/due.py against tests/common/oracle.py over 2025 and 2026 (issue 5, must show 2)."""

import io
import random
from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command

from common.due import due
from common.explanation import CountedDay, Extension, explain
from common.worktime import OFFICE_HOURS, SHANGHAI, WorkCalendar
from grids.holidays import public_calendar
from grids.models import Calendar
from tests.common import oracle
from tests.common.oracle import CHINA, MINUTE, NOTICES, Office, days_of, moment_of, notice

UNITS = ("UH", "UD", "WH", "WD", "ND", "MO")
MOST = {"UH": 200, "UD": 12, "WH": 60, "WD": 12, "ND": 40, "MO": 4}
# Where a due time is lost or won: the edges of the office, of lunch and of the day.
EDGES = (
    "00:00",
    "00:01",
    "07:59",
    "08:00",
    "08:01",
    "11:59",
    "12:00",
    "12:01",
    "13:59",
    "14:00",
    "17:59",
    "18:00",
    "18:01",
)
SPANS = (("08:30", "11:30"), ("12:30", "15:00"), ("15:20", "17:30"))
OFFICES = {"lunch": Office(), "until close": Office(until_close=True), "three spans": Office(SPANS)}
FIRST_DAY, LAST_DAY = min(days_of(2025)), max(days_of(2026))


def calendar_of(office):
    hours = SPANS if office == "three spans" else ()
    spans = tuple((time.fromisoformat(begins), time.fromisoformat(ends)) for begins, ends in hours)
    shipped = public_calendar()
    return WorkCalendar(
        spans or OFFICE_HOURS,
        shipped.days,
        FIRST_DAY,
        LAST_DAY,
        shipped.names,
        until_close=office == "until close",
    )


CALENDARS = {office: calendar_of(office) for office in OFFICES}


def asked(seed, *, each_day):
    """Questions (start, limit, unit) begun on every day whose answer lies within the two years, the edges first."""
    dice = random.Random(seed)
    for day in [day for year in NOTICES for day in days_of(year)][:-150]:
        for _ in range(each_day):
            clock = (
                dice.choice(EDGES)
                if dice.random() < 0.7
                else f"{dice.randrange(24):02}:{dice.randrange(60):02}"
            )
            unit = dice.choice(UNITS)
            limit = dice.randint(1, MOST[unit])
            if unit in ("UH", "WH") and dice.random() < 0.3:
                limit += dice.choice([0.25, 0.5, 0.75])
            yield moment_of(oracle.minute_at(day, clock)), limit, unit


def with_pauses(seed):
    """The same with one to three pauses, before, across and after each other, some of them whole days."""
    dice = random.Random(seed)
    for start, limit, unit in asked(seed, each_day=3):
        pauses = []
        for _ in range(dice.randint(1, 3)):
            begins = start + dice.randint(-2 * 1440, 8 * 1440) * MINUTE
            pauses.append(
                (begins, begins + dice.choice([1, 60, 240, 1440, dice.randint(1, 4 * 1440)]) * MINUTE)
            )
        yield (
            start,
            limit,
            unit,
            [(max(begins, oracle.FIRST), max(ends, oracle.FIRST)) for begins, ends in pauses],
        )


@pytest.mark.parametrize("year", NOTICES)
def test_the_shipped_days_are_those_of_the_notices(year):
    off, worked = notice(year)

    for day in days_of(year):
        assert public_calendar().is_working(day) is (day in oracle.WORKING_DAYS), day
    assert len(off) == {2025: 28, 2026: 33}[year]
    assert all(day.isoweekday() in (6, 7) for day in worked)


@pytest.mark.django_db
def test_the_days_in_the_database_are_the_shipped_ones():
    national = Calendar.objects.get(code="CN").work_calendar()
    days = [day for year in NOTICES for day in days_of(year)]

    assert [national.is_working(day) for day in days] == [public_calendar().is_working(day) for day in days]


@pytest.mark.parametrize("office", OFFICES)
def test_every_day_of_two_years(office):
    for start, limit, unit in asked(office, each_day=8):
        found = due(start, limit, unit, CALENDARS[office])

        assert found == OFFICES[office].due(start, limit, unit), (start, limit, unit)
        assert found.tzinfo == SHANGHAI


@pytest.mark.parametrize("office", OFFICES)
def test_every_day_of_two_years_with_pauses(office):
    for start, limit, unit, pauses in with_pauses(office):
        found = due(start, limit, unit, CALENDARS[office], pauses)

        assert found == OFFICES[office].due(start, limit, unit, pauses), (start, limit, unit, pauses)


def test_extensions_are_time_on_top_and_the_way_adds_up():
    dice = random.Random(5)
    for start, limit, unit, pauses in list(with_pauses("extended"))[::3]:
        more = [Extension(Decimal(dice.randint(1, 3))) for _ in range(dice.randint(1, 2))]
        whole = limit + sum(int(one.limit) for one in more)
        story = explain(start, limit, unit, CALENDARS["lunch"], pauses, more)

        assert story.due == OFFICES["lunch"].due(start, whole, unit, pauses), (
            start,
            limit,
            unit,
            pauses,
            more,
        )
        days = sorted(story.counted_days + story.left_out_days, key=lambda one: one.day)
        assert [one.day for one in days] == [days[0].day + timedelta(days=n) for n in range(len(days))]
        if unit in ("WH", "WD"):
            counted = sum(day.minutes for day in days if isinstance(day, CountedDay))
            assert counted == whole * (60 if unit == "WH" else 480)


def test_due_exactly_at_closing_time_and_at_lunch():
    """An hour ends with the office; a working day that would end with it goes on to the next opening."""
    office, calendar = OFFICES["lunch"], CALENDARS["lunch"]
    for day in oracle.WORKING_DAYS[:-10]:
        for clock, hours, ends in (
            ("16:00", 2, "18:00"),
            ("08:00", 8, "18:00"),
            ("10:00", 2, "12:00"),
            ("12:30", 4, "18:00"),
        ):
            start, end = (moment_of(oracle.minute_at(day, at)) for at in (clock, ends))
            assert due(start, hours, "WH", calendar) == office.due(start, hours, "WH") == end
        closing = moment_of(oracle.minute_at(day, "18:00"))
        after_next = oracle.WORKING_DAYS[oracle.WORKING_DAYS.index(day) + 2]
        assert due(closing, 1, "WD", calendar) == moment_of(oracle.minute_at(after_next, "08:00"))


def test_the_command_answers_the_same(monkeypatch):
    questions = list(asked("command", each_day=8))
    lines = "".join(f"{start:%Y-%m-%dT%H:%M},{limit},{unit},2026\n" for start, limit, unit in questions)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    out = io.StringIO()

    call_command("due", "--batch", stdout=out)

    expected = [OFFICES["lunch"].due(*question).astimezone(CHINA).isoformat() for question in questions]
    assert out.getvalue().splitlines() == expected
