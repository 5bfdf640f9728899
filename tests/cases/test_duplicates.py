"""What may be the same matter, as the desk sees it."""

from datetime import timedelta

import pytest
from django.contrib.gis.geos import Point

from cases.duplicates import others_of
from cases.models import Case
from cases.place import CasePlace
from tests.cast import MONDAY, a_case, do
from tests.grids import world

HERE = Point(113.3005, 34.8005, srid=4326)
METRE = 1 / 91_000  # degrees of longitude there
HOUR = timedelta(hours=1)


def at(case, metres=0, **facts):
    point = Point(HERE.x + metres * METRE, HERE.y, srid=4326)
    Case.objects.filter(pk=case.pk).update(point=point, **facts)
    case.refresh_from_db()
    return case


def elsewhere(town, metres, *, number=2, **facts):
    place = CasePlace.of_building(world.building(town.here.micro, number))
    return at(a_case(town, place=place, phone="", **facts), metres)


def others(town, case, by="by_desk"):
    return others_of(case, getattr(town, by).scope)


def test_open_ones_of_the_same_branch_at_the_building_come_before_those_nearby(town):
    near = elsewhere(town, 30)
    here = a_case(town, code="05008", phone="")
    case = at(a_case(town, at=MONDAY + HOUR))

    assert others(town, case).alike == [here, near]


@pytest.mark.parametrize(
    "other", [{"metres": 70}, {"metres": 5, "code": "01001"}, {"metres": 5, "at": MONDAY - 30 * HOUR}]
)
def test_farther_another_branch_or_earlier_is_not_alike(town, other):
    elsewhere(town, **other)
    case = at(a_case(town, at=MONDAY))

    assert others(town, case).alike == []


def test_what_has_ended_is_at_the_place_for_thirty_days_and_never_alike(town):
    old = do(a_case(town, at=MONDAY - timedelta(days=29)), "void", town.by_desk, town)
    a_case(town, at=MONDAY - timedelta(days=31), code="01001")
    case = a_case(town)

    found = others(town, case)

    assert (found.alike, found.at_place) == ([], [old])


def test_the_same_phone_s_others_are_told_with_the_person_masked(town):
    first = a_case(town, code="01001", place=CasePlace.of_grid(town.there.street))
    mine = elsewhere(town, 500, number=3, code="01001")
    Case.objects.filter(pk=mine.pk).update(reported_at=MONDAY + HOUR)
    same = a_case(town, code="02001", place=CasePlace.of_grid(town.here.micro))
    case = a_case(town)

    found = others(town, case)

    assert found.by_reporter == [same]
    assert found.of_reporter == "李* 138****5678"
    assert first in others(town, case, "by_district").by_reporter
    assert others(town, mine).of_reporter == ""


def test_a_case_about_oneself_is_not_among_the_others(town):
    kept = a_case(town)
    case = a_case(town)
    scope = town.by_desk.scope

    hidden = type(scope)(scope.officer_id, scope.posts, kept_from=frozenset({kept.pk}))

    found = others_of(case, hidden)
    assert (found.alike, found.at_place, found.by_reporter) == ([], [], [])


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_however_many_others(town, number, django_assert_num_queries):
    for _ in range(number):
        a_case(town)
    case = at(a_case(town))

    with django_assert_num_queries(
        6
    ):  # its category, at the building, nearby, the month, the reporter, the reporter's
        others(town, case)
