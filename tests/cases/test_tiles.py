"""The layer of cases: points near by, counts far away, and only of what somebody may see."""

import pytest
from django.contrib.gis.geos import Point
from django.urls import reverse

from cases.models import Case
from grids.tiles import kept
from tests.cast import a_case, lead_to
from tests.grids.tiles.mvt import features
from tests.grids.tiles.test_ground_layers import over

pytestmark = pytest.mark.django_db
DOOR = (113.3004, 34.8004)


@pytest.fixture(autouse=True)
def nothing_kept():
    kept.store.flushdb()


@pytest.fixture
def open_case(town):
    return placed(a_case(town))


def placed(case):
    Case.objects.filter(pk=case.pk).update(point=Point(*DOOR, srid=4326))
    return case


def answer(client, officer, layer="cases", z=16, **query):
    client.force_login(officer)
    x, y = over(*DOOR, z)
    return client.get(reverse("api:tile", args=[layer, z, x, y]), query_params=query)


def test_near_by_each_open_case_is_a_point(client, town, open_case):
    placed(lead_to(town, "closed"))

    (found,) = features(answer(client, town.people.desk).content)

    address = reverse("cases:case", args=[open_case.number])
    assert {name: found[name] for name in ("kind", "number", "state", "alert", "url")} == {
        "kind": 1,
        "number": open_case.number,
        "state": "reported",
        "alert": "none",
        "url": address,
    }


def test_far_away_they_are_counted_for_each_grid(client, town, open_case):
    Case.objects.filter(pk=placed(a_case(town)).pk).update(alert="red")

    (found,) = features(answer(client, town.people.desk, z=15).content)

    assert (found["code"], found["count"], found["overdue"]) == (town.here.micro.code, 2, 1)


@pytest.mark.parametrize("z", [15, 16])
def test_who_may_not_see_a_case_finds_none(client, town, open_case, z):
    for name in ("stranger", "colleague", "nobody", "admin"):
        assert answer(client, getattr(town.people, name), z=z).content == b""


def test_a_tile_that_has_not_changed_is_not_sent_again(client, town):
    first = answer(client, town.people.desk, "grids", 14)
    x, y = over(*DOOR, 14)

    again = client.get(
        reverse("api:tile", args=["grids", 14, x, y]), headers={"If-None-Match": first["ETag"]}
    )

    assert (first.status_code, first["Content-Type"]) == (200, "application/vnd.mapbox-vector-tile")
    assert first["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["secrets/14/1/1", "grids/14/99999/1", "grids/23/1/1", "grids/5/1/1.mvt?tier=micro"]
)
def test_what_is_no_tile_is_not_found(client, town, path):
    client.force_login(town.people.desk)
    path = path if "?" in path else f"{path}.mvt"

    assert client.get(f"/api/v1/tiles/{path}").status_code == 404


@pytest.mark.parametrize(
    ("layer", "z", "count"), [("grids", 14, 5), ("buildings", 14, 5), ("cases", 15, 5), ("cases", 16, 4)]
)
def test_a_tile_asks_for_itself_once(client, town, open_case, django_assert_num_queries, layer, z, count):
    """Session, officer, posts; then the version of the ground, for what is kept, and the tile."""
    answer(client, town.people.desk, layer, z)
    kept.store.flushdb()
    x, y = over(*DOOR, z)

    with django_assert_num_queries(count):
        client.get(reverse("api:tile", args=[layer, z, x, y]))
