import pytest

from tests.cases.api.callers import Caller


@pytest.fixture
def calls(town):
    """`calls.desk` is a program with the desk's key, and so on through the cast."""
    return Callers(town)


class Callers:
    def __init__(self, town):
        self._town = town

    def __getattr__(self, name):
        caller = Caller(getattr(self._town.people, name))
        setattr(self, name, caller)
        return caller
