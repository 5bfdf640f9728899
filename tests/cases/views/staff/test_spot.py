"""The pin of a report that staff make, and of a case whose place is corrected."""

import pytest
from django.contrib.gis.geos import Point
from django.urls import reverse

from cases.models import Case, CaseEvent
from tests.cast import a_case
from tests.grids.world import building

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}
HERE, BESIDE, STRANGE = (113.3004, 34.8004), (113.3015, 34.8005), (113.2, 34.7)


def asked(client, officer, at=None, **more):
    client.force_login(officer)
    query = {"lng": at[0], "lat": at[1]} if at else {}
    return client.get(reverse("cases:spot"), query_params=query | more, headers=ENGLISH)


def corrected(client, town, case, **said):
    client.force_login(town.people.desk)
    address = reverse("cases:act", args=[case.number, "classify"])
    return client.post(address, {"reason": "居民说错了", "version": case.version} | said)


def test_staff_choose_on_the_layers_of_the_ground(client, town):
    facts = asked(client, town.people.worker).json()

    assert facts["tiles"].endswith(".mvt")
    assert len(facts["box"]) == 4


def test_around_a_case_the_map_begins_with_its_point(client, town):
    case = a_case(town)
    Case.objects.filter(pk=case.pk).update(point=Point(*HERE, srid=4326))

    assert asked(client, town.people.desk, case=case.number).json()["at"] == list(HERE)
    assert asked(client, town.people.stranger, case=case.number).status_code == 404


def test_a_point_is_named_only_as_far_as_one_sees(client, town):
    page = asked(client, town.people.worker, HERE).content.decode()
    far = asked(client, town.people.worker, STRANGE).content.decode()

    assert "一号院" in page
    assert "none of your grids" in far


def test_who_may_not_report_has_no_pin(client, town):
    assert asked(client, town.people.reviewer, HERE).status_code == 403


def test_the_desk_puts_a_case_where_it_is(client, town):
    case, door = (
        a_case(town),
        building(town.here.micro2, 61, point=f"SRID=4326;POINT({BESIDE[0]} {BESIDE[1]})"),
    )

    corrected(client, town, case, lng=BESIDE[0], lat=BESIDE[1], building=door.uuid)

    case.refresh_from_db()
    assert (case.grid, case.owner_grid, case.building) == (town.here.micro2, town.here.micro2, door)
    assert (case.point.x, case.point.y) == BESIDE
    data = CaseEvent.objects.filter(case=case, action="classify").get().data
    assert data["point"]["to"] == list(BESIDE)
    assert data["grid"] == {"from": town.here.micro.code, "to": town.here.micro2.code}


def test_within_the_same_grid_only_the_point_moves(client, town):
    case = a_case(town)

    corrected(client, town, case, lng=HERE[0], lat=HERE[1])

    case.refresh_from_db()
    assert (case.grid, case.building, case.address) == (town.here.micro, None, "一号院")
    assert (case.point.x, case.point.y) == HERE
    assert "grid" not in CaseEvent.objects.get(case=case, action="classify").data


def test_a_point_of_another_system_is_converted(client, town):
    case = a_case(town)

    corrected(client, town, case, lng=113.307880, lat=34.799582, crs="gcj02")

    case.refresh_from_db()
    assert (round(case.point.x, 4), round(case.point.y, 4)) == BESIDE


@pytest.mark.parametrize("at", [STRANGE, (500, 1)])
def test_a_point_in_none_of_ones_grids_is_refused(client, town, at):
    case = a_case(town)

    answer = corrected(client, town, case, lng=at[0], lat=at[1])

    assert answer.status_code == 422
    assert not CaseEvent.objects.filter(case=case, action="classify").exists()
