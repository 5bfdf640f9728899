"""The map inside the page of a case: its ground, and what else is open there, as far as somebody may see it."""

import json

import pytest
from django.contrib.gis.geos import Point
from django.urls import reverse

from cases.models import Case
from grids.models import Department
from tests.cast import a_case, lead_to
from tests.grids.world import building

pytestmark = pytest.mark.django_db
HERE = (113.3004, 34.8004)
PART = {"HX-Request": "true", "HX-Target": "map-of-case"}


@pytest.fixture
def case(town):
    return put(a_case(town), HERE)


def put(case, at, **facts):
    Case.objects.filter(pk=case.pk).update(point=at and Point(*at, srid=4326), **facts)
    case.refresh_from_db()
    return case


def page_of(client, officer, case, **more):
    client.force_login(officer)
    return client.get(reverse("cases:case_map", args=[case.number]), **more)


def drawn(response):
    """{look: [name or mark]} of what the map is given."""
    found = {}
    for one in response.context["facts"]["shapes"]["features"]:
        said = one["properties"]
        found.setdefault(said["look"], []).append(said.get("name") or said["mark"])
    return found


def test_its_point_its_grid_and_those_beside_it_are_drawn(client, town, case):
    found = drawn(page_of(client, town.people.leader, case))

    assert found["own"] == ["一号院"]
    assert found["near"] == ["二号院"]  # the two others are of another leader
    assert found["case"] == [""]


def test_what_is_open_within_fifty_metres_stands_in_the_list_the_nearest_first(client, town, case):
    far = put(a_case(town), (113.3012, 34.8004), building=None)
    near, nearer = put(a_case(town), (113.3008, 34.8004)), put(a_case(town), (113.3005, 34.8004))
    put(lead_to(town, "closed"), HERE)

    page = page_of(client, town.people.leader, case)

    others = [one.case.number for one in page.context["ground"].others]
    assert others == [nearer.number, near.number]
    assert far.number not in page.content.decode()
    assert drawn(page)["other"] == ["1", "2"]


def test_of_the_same_building_it_is_there_without_a_point_too(client, town, case):
    door = building(town.here.micro, 41)
    put(case, None, building=door)
    other = put(a_case(town), None, building=door)

    page = page_of(client, town.people.leader, case)

    assert [one.case.number for one in page.context["ground"].others] == [other.number]


def test_who_only_has_the_case_sees_nothing_around_it(client, town):
    department = Department.objects.get()
    handed = put(lead_to(town, "handling"), HERE, handler_post=None, handler_department=department)
    put(a_case(town), HERE)

    page = page_of(client, town.people.handler, handed)

    assert sorted(drawn(page)) == ["case", "own"]
    assert page.context["ground"].others == []


def test_a_stranger_finds_nothing(client, town, case):
    assert page_of(client, town.people.stranger, case).status_code == 404


def test_the_page_of_a_case_fetches_it_only_when_it_is_asked_for(client, town, case):
    client.force_login(town.people.leader)
    whole = client.get(reverse("cases:case", args=[case.number])).content.decode()
    part = page_of(
        client, town.people.leader, case, headers={"HX-Request": "true", "HX-Target": "map-of-case"}
    )

    assert f'hx-get="{reverse("cases:case_map", args=[case.number])}"' in whole
    assert "case-map-facts" not in whole
    assert part.content.decode().lstrip().startswith('<section class="gw-map-of" id="map-of-case"')


@pytest.mark.parametrize("rows", [1, 3])
def test_the_ground_costs_three_statements(client, town, case, rows, django_assert_num_queries):
    for step in range(rows):
        put(a_case(town), (113.3004 + step / 1e5, 34.8004))
    page_of(client, town.people.leader, case)  # the session is written once

    with django_assert_num_queries(8):  # session, officer, posts and scope, the case; then the ground's three
        page = client.get(reverse("cases:case_map", args=[case.number]))

    assert len(page.context["ground"].others) == rows


def test_what_is_drawn_is_geojson(client, town, case):
    facts = page_of(client, town.people.leader, case).context["facts"]

    assert json.loads(json.dumps(facts["shapes"]))["type"] == "FeatureCollection"
