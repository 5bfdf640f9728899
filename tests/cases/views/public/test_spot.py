"""Somewhere else than at the door of the code: said in words, or by a point on the map of its street."""

import pytest
from django.urls import reverse

from cases import budgets
from cases.models import Case
from tests.grids.world import building

pytestmark = pytest.mark.django_db
INSIDE, ELSEWHERE, OUTSIDE = (113.3015, 34.8005), (113.3008, 34.8008), (113.2, 34.7)


def asked(phone, qr, at=None, **more):
    lng, lat = at or (None, None)
    query = {} if at is None else {"lng": lng, "lat": lat}
    return phone.get(reverse("cases:door_spot", args=[qr.token]), query_params=query | more)


@pytest.fixture
def door(town):
    return building(town.here.micro2, 61, point=f"SRID=4326;POINT({INSIDE[0]} {INSIDE[1]})")


def test_the_map_begins_with_the_grid_of_the_code(phone, town):
    facts = asked(phone, town.qr).json()

    (own,) = facts["shapes"]["features"]
    assert (own["properties"]["look"], own["geometry"]["type"]) == ("own", "MultiPolygon")
    assert "tiles" not in facts, "the layers are for those who are signed in"


def test_a_point_is_said_in_words_with_the_doors_beside_it(phone, town, door):
    page = asked(phone, town.qr, (INSIDE[0] + 0.0001, INSIDE[1])).content.decode()

    assert "二号院" in page
    assert f'value="{door.uuid}"' in page
    assert "9 m" in page


def test_in_another_system_it_is_the_same_point(phone, town, door):
    """GCJ-02 of the point, as Amap shows it (gcoord)."""
    shifted = (113.307880, 34.799582)

    page = asked(phone, town.qr, shifted, crs="gcj02").content.decode()

    assert f'value="{door.uuid}"' in page


def test_outside_the_street_nothing_is_named(phone, town, door):
    page = asked(phone, town.qr, OUTSIDE)

    assert page.status_code == 200
    assert "outside the street of this door" in page.content.decode()
    assert asked(phone, town.qr, (500, 34)).status_code == 422


def test_a_register_of_doors_is_not_read_out(phone, town, door):
    for _question in range(budgets.SPOTS_OF_ADDRESS.most):
        budgets.spend((budgets.SPOTS_OF_ADDRESS, "127.0.0.1"))
    page = asked(phone, town.qr, INSIDE)

    assert page.status_code == 429
    assert str(door.uuid) not in page.content.decode()


def test_a_report_lies_where_its_point_does(send, town):
    send(description="路灯坏了", lng=INSIDE[0], lat=INSIDE[1], where="花坛边 𠮷")

    case = Case.objects.get()
    assert (case.grid, case.building, case.address) == (town.here.micro2, None, "二号院 花坛边 𠮷")
    assert (round(case.point.x, 6), round(case.point.y, 6)) == INSIDE


def test_a_door_that_was_pressed_beside_the_point_is_the_place(send, town, door):
    send(description="路灯坏了", lng=INSIDE[0], lat=INSIDE[1], building=door.uuid)

    case = Case.objects.get()
    assert (case.building, case.grid) == (door, town.here.micro2)


def test_without_a_point_a_word_is_added_to_the_door(send, town):
    send(description="路灯坏了", where="后门")

    case = Case.objects.get()
    assert case.building == town.building
    assert case.address.endswith(" 后门")


def test_a_point_outside_the_street_is_refused_and_what_was_typed_stays(send):
    page = send(description="路灯坏了", lng=OUTSIDE[0], lat=OUTSIDE[1])

    assert page.status_code == 422
    assert not Case.objects.exists()
    assert "outside the street of this door" in page.text
    assert "路灯坏了" in page.text


def test_the_same_words_at_two_points_are_two_reports(send):
    key = "6f1c1f0e-0000-4000-8000-000000000001"
    for lng, lat in (INSIDE, ELSEWHERE, INSIDE):
        send(description="路灯坏了", lng=lng, lat=lat, key=key)

    assert Case.objects.count() == 2
