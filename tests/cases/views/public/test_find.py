"""Find my grid worker: by address, by initials, by position; for anybody, with no trace."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import budgets
from grids.models import Compound
from tests.cast import MONDAY
from tests.grids import world
from tests.grids.doors import a_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def compound(town):
    compound = Compound(name="幸福里", initials="xfl", changed_at=MONDAY)
    compound.place_at(town.here.micro)
    compound.save()
    town.building.compound = compound
    town.building.save()
    return compound


def ask(phone, **said):
    return phone.post("/find/", said)


@pytest.mark.parametrize("words", ["中心路", "1 号楼", "幸福里", "xfl", "XFL 1", "幸福里1号楼"])
def test_an_address_leads_to_its_grid(phone, town, compound, words):
    a_site(town.here.micro, "党群驿站", opening_hours="9:00-17:00")

    page = ask(phone, address=words)

    assert page.status_code == 200
    (found,) = page.context["found"]
    assert (found.grid, found.path) == ("一号院", ["near街道", "朝阳街", "第一网格"])
    assert 'href="tel:19900000001"' in page.text
    assert "9:00-17:00" in page.text


def test_a_single_sign_finds_nothing_and_four_parts_are_enough(phone, town, compound):
    assert ask(phone, address="1 号 楼").status_code == 422

    with CaptureQueriesContext(connection) as asked:
        page = ask(phone, address=" ".join(["中心路", "幸福里"] * 6))

    assert [found.grid for found in page.context["found"]] == ["一号院"]
    assert max(query["sql"].upper().count("ADDRESS") for query in asked if "幸福里" in query["sql"]) < 12


def test_several_grids_are_offered_and_no_more_than_four(phone, town):
    grids = (town.here.micro2, town.here.micro3, town.here.micro4, town.here.micro5, town.there.micro)
    for number, grid in enumerate(grids, start=2):
        world.building(grid, number)

    page = ask(phone, address="中心路")

    assert len(page.context["found"]) == 4
    assert "More doors fit" in page.text


@pytest.mark.parametrize("crs", ["", "wgs84"])
def test_a_position_leads_to_the_grid_around_it(phone, town, crs):
    page = ask(phone, lng=113.3005, lat=34.8005, crs=crs)

    assert [found.grid for found in page.context["found"]] == ["一号院"]


def test_a_position_of_a_chinese_map_is_taken_back(phone, town):
    page = ask(phone, lng=113.3005 + 0.0061, lat=34.8005 - 0.0012, crs="gcj02")

    assert [found.grid for found in page.context["found"]] == ["一号院"]


@pytest.mark.parametrize(
    "said",
    [
        *({}, {"address": "x"}, {"address": "没有的路"}, {"address": "\x00\x00"}, {"address": "((("}),
        *({"lng": 0, "lat": 0}, {"lng": 500, "lat": 99}, {"lng": "x", "lat": "y"}, {"lng": 1}),
    ],
)
def test_what_is_not_found_is_said(phone, town, said):
    page = ask(phone, **said)

    assert page.status_code == 422
    assert "gw-summary" in page.text


def test_nothing_of_residents_or_of_who_hides_is_shown(phone, town):
    town.people.worker.door_card.delete()

    page = ask(phone, address="中心路")

    assert "w*****" in page.text
    assert "19900000001" not in page.text


def test_a_stranger_who_asks_on_and_on_waits(phone, town):
    answers = [ask(phone, address="中心路") for _time in range(61)]

    assert {answer.status_code for answer in answers[:60]} == {200}
    assert answers[60].status_code == 429
    assert int(answers[60]["Retry-After"]) > 3000
    assert "一号院" not in answers[60].text


def test_without_its_counters_it_stays_shut(phone, town, monkeypatch):
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1/0"))

    assert ask(phone, address="中心路").status_code == 503


def test_it_asks_before_anything(phone, town):
    assert phone.get("/find/").status_code == phone.head("/find/").status_code == 200
    assert phone.put("/find/").status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_more_doors_cost_no_more_statements(phone, town, rows, django_assert_num_queries):
    for number in range(2, rows + 2):
        world.building(town.here.micro, number)

    with django_assert_num_queries(3):  # the doors, who is called, the stations
        ask(phone, address="中心路")
