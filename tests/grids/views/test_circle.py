"""一刻钟便民生活圈 at its page, its map and its list."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from grids.enums import Role
from tests.grids.test_circle import door, street
from tests.grids.world import post

pytestmark = pytest.mark.django_db
__all__ = ["street"]


@pytest.fixture
def look(client, street):
    client.force_login(post(street, Role.LEADER).officer)

    def look(name="circle", grid=street, **query):
        return client.get(reverse(f"grids:{name}", args=[grid.code]), query_params=query)

    return look


def test_the_page_has_figures_of_every_kind_and_the_list_of_one(look):
    page = look(kind="clinic", walk=500)

    assert [one.name for one in page.context["rows"]] == ["3 号楼"]
    assert {one.kind.value for one in page.context["figures"]} >= {"clinic", "market", "station", "school"}
    assert "卫生室𠮷" in page.content.decode()


@pytest.mark.parametrize("query", [{}, {"kind": "idle"}, {"walk": "99999"}, {"walk": "x"}])
def test_what_makes_no_sense_shows_a_first_look(look, query):
    page = look(**query)

    assert (page.status_code, page.context["walk"]) == (200, 900)
    assert bool(page.context["form"].errors) == bool(query)


def test_the_map_is_only_fetched_when_it_is_opened(look):
    page, facts = (
        look(kind="clinic", walk=500).content.decode(),
        look("circle_map", kind="clinic", walk=500).json(),
    )

    assert "FeatureCollection" not in page
    assert [one["properties"]["look"] for one in facts["shapes"]["features"]] == ["reached", "gap", "place"]


def test_the_list_is_taken_along_with_its_points(look):
    sent = look("circle_export", kind="clinic", walk=500)
    book = load_workbook(io.BytesIO(b"".join(sent.streaming_content)), read_only=True)
    heads, row = book.active.iter_rows(values_only=True)

    assert (row[1], row[3]) == ("3 号楼", "50")
    assert float(row[4]) == pytest.approx(113.3)
    assert len(heads) == 8


@pytest.mark.parametrize("name", ["circle_map", "circle_export"])
def test_nonsense_draws_nothing(look, name):
    assert look(name, kind="idle").status_code == 404


def test_ten_thousand_doors_come_fifty_at_a_time(look, street, ground):
    for number in range(10, 70):
        door(ground.here.micro, number, 3000 + number)
    page = look(kind="clinic")

    assert len(page.context["rows"]) == 50
    rest = look(kind="clinic", cursor=page.context["page"]["next"])
    assert [one.name for one in rest.context["rows"]][-1] == "69 号楼"


def test_another_street_is_not_there(look, ground):
    assert look(grid=ground.next.street).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_with_more_doors(look, ground, rows, django_assert_num_queries):
    for number in range(10, 10 + rows):
        door(ground.here.micro, number, 5000)
    look()

    # session, officer, posts, the grid; the whole, the list, the figures; messages
    with django_assert_num_queries(8):
        look(kind="clinic")
