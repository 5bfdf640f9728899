from datetime import date

import pytest

from common.errors import Refused
from common.worktime import CalendarMissing
from grids.actions.calendar import seed_calendar
from grids.models import Calendar, CalendarDay

pytestmark = pytest.mark.django_db


@pytest.fixture
def national():
    return Calendar.objects.get(code="CN").work_calendar()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 1, 1), False),
        (date(2025, 1, 26), True),  # a Sunday worked for the Spring Festival
        (date(2025, 1, 27), True),
        (date(2025, 1, 28), False),
        (date(2025, 2, 4), False),
        (date(2025, 2, 8), True),  # a Saturday
        (date(2025, 10, 8), False),
        (date(2026, 2, 14), True),  # a Saturday
        (date(2026, 2, 15), False),
        (date(2026, 2, 23), False),
        (date(2026, 2, 28), True),
        (date(2025, 6, 7), False),
        (date(2025, 6, 9), True),
    ],
)
def test_a_fresh_installation_knows_the_holidays_of_two_years(national, day, works):
    assert national.is_working(day) is works


def test_outside_the_known_years_nothing_is_guessed(national):
    for day in (date(2024, 12, 31), date(2027, 1, 1)):
        with pytest.raises(CalendarMissing):
            national.is_working(day)


def test_holidays_have_their_names(national):
    assert national.names[date(2025, 10, 1)] == "国庆节"


def test_the_calendar_comes_by_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        Calendar.objects.get(code="CN").work_calendar()


def test_filling_a_year_again_changes_nothing():
    before = set(CalendarDay.objects.values_list("day", "is_working", "name"))

    seed_calendar(2025)

    assert set(CalendarDay.objects.values_list("day", "is_working", "name")) == before


def test_a_year_beside_the_known_ones_widens_them():
    seed_calendar(2024)

    calendar = Calendar.objects.get()
    assert (calendar.first, calendar.last) == (date(2024, 1, 1), date(2026, 12, 31))
    assert not calendar.work_calendar().is_working(date(2024, 10, 1))


@pytest.mark.parametrize("year", [2023, 2027])
def test_a_year_with_a_hole_before_it_or_unannounced_is_refused(year):
    with pytest.raises(Refused):
        seed_calendar(year)


def test_a_calendar_of_its_own_begins_with_its_first_year():
    calendar = seed_calendar(2026, code="school")

    assert (calendar.first, calendar.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert calendar.hours == [["08:00", "12:00"], ["14:00", "18:00"]]
