"""What may be the same matter is shown before a report is sent; a press joins it (issue 5, duplicates at intake)."""

from datetime import timedelta

import pytest
from django.contrib.gis.geos import Point
from django.utils.timezone import now

from cases.enums import Action
from cases.models import Case
from grids.models import Building, Echo
from tests.cast import MONDAY, a_case, do

pytestmark = pytest.mark.django_db
HERE = Point(113.3005, 34.8005, srid=4326)
METRE = 1 / 91_000  # degrees of longitude there


@pytest.fixture
def placed(town):
    """The door has its point."""
    Building.objects.filter(pk=town.building.pk).update(point=HERE)
    return town


def beside(town, metres, *, hours=1, code="05008", **facts):
    """An accepted case in the open, so far from the door, reported so long ago."""
    case = do(a_case(town, code=code), Action.ACCEPT, town.by_desk, town)
    told = {"point": Point(HERE.x + metres * METRE, HERE.y, srid=4326), "building": None}
    Case.objects.filter(pk=case.pk).update(reported_at=now() - timedelta(hours=hours), **told | facts)
    return case


def alike(phone, town, kind="05007"):
    return [one.uuid for one in phone.get(f"/q/{town.qr.token}/open/", {"kind": kind}).context["matters"]]


def test_the_building_s_own_come_first_then_the_nearest_three_in_all(phone, placed):
    far, near = beside(placed, 40), beside(placed, 10)
    here = do(a_case(placed, at=MONDAY), Action.ACCEPT, placed.by_desk, placed)
    beside(placed, 45)

    assert alike(phone, placed) == [here.uuid, near.uuid, far.uuid]


@pytest.mark.parametrize(
    "other",
    [
        {"metres": 60},
        {"metres": 10, "hours": 25},
        {"metres": 10, "code": "06001"},
        {"metres": 10, "accepted_at": None},
    ],
)
def test_too_far_too_long_ago_of_another_branch_or_not_accepted_is_not_alike(phone, placed, other):
    beside(placed, **other)

    assert alike(phone, placed) == []


def test_nothing_that_is_about_people_is_shown_whatever_is_asked(phone, placed):
    do(a_case(placed, code="09002"), Action.ACCEPT, placed.by_desk, placed)

    assert alike(phone, placed, "09002") == []


def test_one_nearby_is_joined_from_the_form_without_a_new_case(phone, placed):
    case = beside(placed, 10)
    page = phone.get(f"/q/{placed.qr.token}/open/", {"kind": "05007"}).text

    assert (f'value="{case.uuid}"' in page, f'formaction="/q/{placed.qr.token}/open/"' in page) == (
        True,
        True,
    )
    assert "<form" not in page
    phone.post(f"/q/{placed.qr.token}/open/", {"matter": case.uuid, "phone": "13800005678"})
    assert (Echo.objects.filter(subject=case.uuid).count(), Case.objects.count()) == (1, 1)


def test_one_out_of_reach_cannot_be_joined_from_here(phone, placed):
    case = beside(placed, 200)

    assert phone.post(f"/q/{placed.qr.token}/open/", {"matter": case.uuid}).status_code == 409


@pytest.mark.parametrize("kind", ["", "05", "0500७", "05007' or 1=1"])
def test_what_is_no_kind_gets_the_whole_page(phone, placed, kind):
    assert "others" in phone.get(f"/q/{placed.qr.token}/open/", {"kind": kind}).context


@pytest.mark.parametrize("cases", [1, 3])
def test_it_costs_the_same_however_many(phone, placed, cases, django_assert_num_queries):
    for number in range(cases):
        beside(placed, 10 + number)

    with django_assert_num_queries(4):  # the code, at the building, nearby, how many joined
        alike(phone, placed)
