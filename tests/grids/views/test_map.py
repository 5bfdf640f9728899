"""The map's pages without their scripts: the list that says the same, the panel of a grid."""

import json
import re

import pytest

from tests.grids.world import building

pytestmark = pytest.mark.django_db
PART = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def admin(client, town):
    client.force_login(town.people.admin)
    return client


@pytest.fixture
def worker(client, town):
    client.force_login(town.people.worker)
    return client


def facts_of(page):
    said = re.search(r'<script id="map-facts" type="application/json">(.*?)</script>', page, re.DOTALL)
    return json.loads(said[1])


def shown(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_map_begins_where_the_posts_are_and_looks_there(worker, town):
    page = shown(worker.get("/map/"))
    facts = facts_of(page)

    assert town.here.general.code in page
    assert town.here.general2.code not in page
    assert facts["box"] == pytest.approx([113.3, 34.8, 113.302, 34.801])
    assert "at" not in facts
    assert facts["tiles"] == "/api/v1/tiles/LAYER/{z}/{x}/{y}.mvt"


def test_of_a_grid_its_parts_are_listed_a_page_at_a_time(admin, town):
    page = shown(admin.get("/map/", {"grid": town.here.total.code}))
    last = shown(admin.get("/map/", {"grid": town.here.total.code, "cursor": town.here.general.code}))

    assert town.here.general.code in page
    assert town.here.general2.code in page
    assert facts_of(page)["chosen"] == town.here.total.code
    assert f"ground/{town.here.general.code}/" not in last
    assert town.here.general2.code in last


@pytest.mark.parametrize(
    ("said", "seen"),
    [("113.3,34.8", ([113.3, 34.8], None, True)), ("113.3,34.8,17", ([113.3, 34.8], 17, False))],
)
def test_the_address_says_where_to_look(worker, said, seen):
    facts = facts_of(shown(worker.get("/map/", {"at": said})))

    assert (facts["at"], facts["zoom"], facts["pin"]) == seen


@pytest.mark.parametrize("said", ["here", "1", "181,1", "nan,1", "1,2,3,4", "1,90", "1,inf", "1,2,inf"])
def test_what_is_no_point_is_not_looked_at(worker, said):
    assert "at" not in facts_of(shown(worker.get("/map/", {"at": said})))


def test_whoever_sees_no_ground_sees_no_map(client, town):
    client.force_login(town.people.nobody)

    assert client.get("/map/").status_code == 403


def test_the_panel_says_who_answers_and_how_many_live_there(worker, town):
    building(town.here.micro2, 7, household_count=36)

    page = shown(worker.get(f"/map/grids/{town.here.general.code}/", **PART))

    assert "<html" not in page
    assert "19900000001" in page
    assert "36" in page
    assert "map/edit" not in page


def test_without_scripts_the_panel_is_the_page_of_the_grid(worker, town):
    answer = worker.get(f"/map/grids/{town.here.micro.code}/")

    assert (answer.status_code, answer.url) == (302, f"/ground/{town.here.micro.code}/")


@pytest.mark.parametrize("above", ["general3", "general"], ids=["one grid", "two"])
def test_the_map_asks_the_same_of_few_grids_and_of_many(admin, town, above, django_assert_num_queries):
    with django_assert_num_queries(12):
        shown(admin.get("/map/", {"grid": getattr(town.here, above).code}))
