from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from grids.models import Calendar
from tests.cases.api.callers import Caller


@pytest.fixture
def calls(town):
    """`calls.desk` is a program with the desk's key, and so on through the cast."""
    return Callers(town)


@pytest.fixture(autouse=True)
def a_calendar_that_reaches(db):
    """What is done by the API is done now, whatever year that is."""
    Calendar.objects.update(last=localdate() + timedelta(days=800))


class Callers:
    def __init__(self, town):
        self._town = town

    def __getattr__(self, name):
        caller = Caller(getattr(self._town.people, name))
        setattr(self, name, caller)
        return caller
