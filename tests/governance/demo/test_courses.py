from datetime import UTC, date, datetime, timedelta
from random import Random

import chinese_calendar
import pytest

from cases.enums import Action
from common.due import due
from common.worktime import OFFICE_HOURS, Unit, WorkCalendar
from governance.demo.courses import COURSES, HOURS, SHANGHAI, STRANDS, Strand, by_day, schedule, verbs
from governance.demo.deeds import Deeds

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
YEARS = [date(2025, 1, 1) + timedelta(days=number) for number in range(730)]
STRAND_IDS = [f"{strand.course}-{strand.until}-{strand.days[0]}" for strand in STRANDS]


def steps_of(strand, age, seed=1):
    return schedule(strand, age=age, limit=24, now=NOW, rng=Random(seed))


def test_there_are_about_three_hundred_cases():
    assert sum(strand.count for strand in STRANDS) == 300


@pytest.mark.parametrize("course", COURSES)
def test_every_verb_of_a_course_can_be_done_and_has_its_time(course):
    first, *rest = COURSES[course].split()

    assert first in (Action.REPORT, Action.SELF_HANDLE)
    assert all(hasattr(Deeds, verb) and verb in HOURS for verb in rest)


@pytest.mark.parametrize("strand", STRANDS, ids=STRAND_IDS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_case_happens_in_order_and_before_now(strand, seed):
    moments = [step.at for step in steps_of(strand, strand.days[0], seed)]

    assert moments == sorted(moments)
    assert len(set(moments)) == len(moments)
    assert moments[-1] < NOW


def test_a_strand_stops_where_its_cases_stand():
    assert verbs(Strand("short", 1, (1, 2), until="take")) == ["report", "dispatch", "take"]
    again = Strand("declined", 1, (1, 2), until="dispatch", again=True)
    assert verbs(again) == ["report", "dispatch", "decline", "dispatch"]


def test_a_late_case_takes_longer_than_its_limit():
    late = {step.verb: step.at for step in steps_of(Strand("short", 1, (40, 40), late=True), 40)}

    assert late["resolve"] - late["contact"] > timedelta(hours=24)


def test_a_unit_that_never_answers_has_run_out_of_time_whatever_holidays_came_between():
    days = {day: chinese_calendar.is_workday(day) for day in YEARS}
    china = WorkCalendar(hours=OFFICE_HOURS, days=days, first=YEARS[0], last=YEARS[-1])
    called = [datetime(day.year, day.month, day.day, 18, tzinfo=SHANGHAI) for day in YEARS[:-40]]

    twice = [due(at, 2 * 3, Unit.WD, china) - at for at in called]

    assert max(twice) < timedelta(hours=HOURS["run_out"][0])


def test_officers_work_by_day_and_residents_are_up_longer():
    evening = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)  # 20:30 in Shanghai

    assert by_day(evening, Random(1), late=True) == evening
    morning = by_day(evening, Random(1), late=False)
    assert datetime(2026, 11, 21, tzinfo=UTC) < morning < datetime(2026, 11, 21, 0, 26, tzinfo=UTC)


def test_what_is_begun_a_moment_ago_is_still_in_the_past():
    at_night = datetime(2026, 11, 21, 19, tzinfo=UTC)  # 03:00 in Shanghai

    steps = schedule(Strand("short", 1, (0.01, 0.02)), age=0.01, limit=24, now=at_night, rng=Random(1))

    assert steps[-1].at < at_night
