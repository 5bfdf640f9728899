from datetime import date, time

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.timezone import now

from common.errors import Refused
from common.worktime import CalendarMissing
from grids.actions.calendar import facts_of, put_calendar_in_force, seed_calendar
from grids.calendar_draft import differing, with_days, with_hours, with_year
from grids.models import Calendar, CalendarDay, CalendarVersion

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


def test_each_change_is_a_version_and_the_ones_before_stay_readable():
    calendar = Calendar.objects.get()
    before = calendar.work_calendar()
    draft = with_days(before, date(2026, 6, 1), date(2026, 6, 2), works=False, name="停电")

    changed = put_calendar_in_force(calendar, draft, by=None, at=now(), reason="停电", expected=1)

    assert changed.version == 2
    assert facts_of(changed.work_calendar()) == facts_of(draft)
    first, second = changed.versions.order_by("number")
    assert facts_of(first.work_calendar()) == facts_of(before)
    assert facts_of(second.work_calendar()) == facts_of(draft)
    assert (second.reason, second.by) == ("停电", None)


@pytest.mark.parametrize(
    "change", ["update grids_calendarversion set reason = 'x'", "delete from grids_calendarversion"]
)
def test_a_version_is_never_rewritten(change):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"number": 1}, "calendar_version_has_its_number"),
        ({"number": 0}, "calendar_version_counts_from_one"),
        ({"last": date(2024, 1, 1)}, "calendar_version_ends_after_it_begins"),
        ({"reason": ""}, "calendar_version_says_why"),
    ],
)
def test_what_no_version_may_be(facts, constraint):
    plain = {
        "number": 2,
        "hours": [],
        "until_close": False,
        "first": date(2025, 1, 1),
        "last": date(2026, 1, 1),
    }
    plain |= {"days": {}, "at": now(), "reason": "x", "calendar": Calendar.objects.get()}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CalendarVersion.objects.create(**plain | facts)


def test_a_year_nobody_has_announced_is_the_bare_week():
    national = Calendar.objects.get().work_calendar()
    draft = with_year(national, 2027)

    assert (draft.is_working(date(2027, 1, 1)), draft.is_working(date(2027, 1, 2))) == (True, False)
    assert draft.days == national.days
    with pytest.raises(Refused):
        with_year(national, 2028)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 6, 2), date(2026, 6, 1)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_days_that_cannot_be_marked(national, first, last):
    with pytest.raises(Refused):
        with_days(national, first, last, works=False)


def test_a_day_marked_again_is_what_it_was_marked_last(national):
    day = date(2026, 10, 1)

    assert with_days(national, day, day, works=True, name="加班").is_working(day)
    plain = with_days(national, day, day, works=None)
    assert (plain.is_working(day), day in plain.names) == (True, False)
    assert differing(national, plain) == [day]


def test_office_hours_that_overlap_are_refused(national):
    with pytest.raises(Refused):
        with_hours(national, ((time(8), time(12)), (time(11), time(18))), until_close=False)
    assert with_hours(national, ((time(9), time(17)),), until_close=True).until_close
