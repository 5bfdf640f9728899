"""What the tabs of the desk count, and how long a city's numbers are remembered."""

import pytest

from cases import numbers
from cases.enums import State
from cases.models import Case
from grids.actor import Actor
from grids.enums import Role
from grids.models import Region
from tests.cast import a_case, hire, lead_to

ONE = [("reported", "none", False, 1)]
TWO = [("reported", "none", False, 2)]


@pytest.fixture(autouse=True)
def fresh():
    numbers.store.flushdb()


@pytest.fixture
def city(town):
    """The scope of a dispatcher of the whole city."""
    whole = town.ground.district.parent
    Region.objects.create(code="990199000000", name="邻区", level="district", parent=whole)
    return Actor.of(hire("of the city", (whole, Role.DISPATCHER))).scope


def seen_by(scope, **more):
    return numbers.open_numbers(Case.objects.visible_to(scope), scope, **more)


def plain(found):
    return [tuple(one) for one in found]


def test_a_few_are_counted_each_time(town, city):
    a_case(town)
    first = seen_by(city)
    a_case(town)

    assert (plain(first), plain(seen_by(city))) == (ONE, TWO)


def test_many_are_remembered_for_a_while(town, city, django_assert_num_queries):
    a_case(town)
    seen_by(city, many=1)
    a_case(town)

    with django_assert_num_queries(0):
        assert plain(seen_by(city, many=1)) == ONE
    assert [0 < numbers.store.ttl(key) <= numbers.SECONDS for key in numbers.store.scan_iter()] == [True]


def test_a_street_is_counted_each_time_however_many(town):
    a_case(town)
    first = seen_by(town.by_desk.scope, many=1)
    lead_to(town, "handled")

    assert plain(first) == ONE
    assert {state for state, *_ in seen_by(town.by_desk.scope, many=1)} == {
        State.REPORTED,
        State.HANDLED,
    }


def test_what_one_sees_is_not_told_another(town, city):
    a_case(town)
    seen_by(city, many=1)

    assert seen_by(Actor.of(town.people.stranger).scope, many=1) == []


def test_without_redis_each_counts_for_himself(town, city, monkeypatch):
    monkeypatch.setattr(numbers, "store", numbers.connected("redis://127.0.0.1:1"))
    a_case(town)
    seen_by(city, many=1)
    a_case(town)

    assert plain(seen_by(city, many=1)) == TWO
