from datetime import date, timedelta

import pytest

from grids.models import Calendar


@pytest.fixture
def office():
    """An office with its own hours and the national days off of a week in February 2026."""
    calendar = Calendar.objects.create(
        code="office",
        name="Office",
        hours=[["08:00", "12:00"], ["14:00", "18:00"]],
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
    )
    holidays = [date(2026, 2, 15) + timedelta(days=number) for number in range(9)]
    for day in holidays:
        calendar.days.create(day=day, is_working=False, name="春节")
    calendar.days.create(day=date(2026, 2, 14), is_working=True, name="春节")
    return calendar
