"""The pages of party organisations: read in one's reach, kept by who works there. domain.md S0-05, S1-17."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from grids.actor import Actor
from grids.words import tier_word
from party.actions.link import link
from party.actions.organisation import keep_organisation
from party.models import GridLink, PartyOrganisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    return {"by": Actor.clock(), "at": now()}


@pytest.fixture
def branch(town, clock):
    facts = {"name": "幸福里㐀党支部", "kind": "branch"}
    return keep_organisation(grid=town.here.general, facts=facts, **clock)


@pytest.fixture
def as_worker(client, town):
    client.force_login(town.people.worker)
    return client


@pytest.fixture
def as_admin(client, town):
    client.force_login(town.people.admin)
    return client


def shown(client, path):
    return " ".join(client.get(path).content.decode().split())


def test_a_worker_enters_one_names_its_grids_and_takes_one_back(as_worker, town):
    made = as_worker.post(
        f"/ground/{town.here.general.code}/party/enter/",
        {"name": "𠮷祥里党支部", "kind": "branch", "secretary": "leader", "phone": "0371-6812"},
    )
    row, day = PartyOrganisation.objects.get(), localdate().isoformat()
    covered = as_worker.post(f"{made['Location']}cover/", {"grid": town.here.micro.code, "on": day})
    page = shown(as_worker, made["Location"])
    gone = as_worker.post(f"{made['Location']}uncover/", {"code": town.here.micro.code, "until": day})

    assert (made.status_code, covered.status_code, gone.status_code) == (302, 302, 302)
    assert (row.secretary, row.grid) == (town.people.leader, town.here.general)
    assert "𠮷祥里党支部" in page
    assert f'href="/ground/{town.here.micro.code}/"' in page
    assert "tel:0371-6812" in page
    assert GridLink.objects.get().ends_on == localdate()


def test_what_is_wrong_comes_back_with_what_was_typed(as_worker, town, branch):
    path = f"/ground/{town.here.general.code}/party/enter/"
    twin = as_worker.post(path, {"name": branch.name, "kind": "branch", "phone": "0371"})
    nobody = as_worker.post(path, {"name": "新", "kind": "branch", "secretary": "stranger"})
    outside = as_worker.post(
        f"/party/{branch.uuid}/cover/", {"grid": town.here.general2.code, "on": localdate().isoformat()}
    )
    early = as_worker.post(f"/party/{branch.uuid}/end/", {"on": "2001-01-01"})

    assert [one.status_code for one in (twin, nobody, outside, early)] == [422] * 4
    assert 'value="0371"' in twin.content.decode()


def test_it_is_renamed_and_ended(as_worker, branch):
    as_worker.post(f"/party/{branch.uuid}/change/", {"name": "新名党支部", "kind": "branch"})
    as_worker.post(f"/party/{branch.uuid}/end/", {"on": localdate().isoformat()})
    page = shown(as_worker, f"/party/{branch.uuid}/")

    assert "新名党支部" in page
    assert "/cover/" not in page  # it is only read any more
    assert as_worker.post(f"/party/{branch.uuid}/end/", {"on": localdate().isoformat()}).status_code == 422


def test_the_list_is_narrowed_by_word_kind_and_grid(as_admin, town, branch, clock):
    keep_organisation(grid=town.here.total, facts={"name": "社区党委", "kind": "committee"}, **clock)

    assert "幸福里㐀党支部" in shown(as_admin, "/party/?q=xfl")
    assert "社区党委" not in shown(as_admin, "/party/?kind=branch")
    assert "社区党委" not in shown(as_admin, f"/party/?grid={town.here.general.code}")
    assert "社区党委" in shown(as_admin, f"/party/?grid={town.here.street.code}")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_however_many_there_are(
    as_admin, town, clock, rows, django_assert_num_queries
):
    for number in range(rows):
        facts = {"name": f"第{number}支部", "kind": "branch"}
        keep_organisation(grid=town.here.general, facts=facts, **clock)
    as_admin.get("/ground/")

    with django_assert_num_queries(6):
        as_admin.get("/party/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_however_many_grids_it_covers(
    as_worker, town, branch, clock, rows, django_assert_num_queries
):
    for grid in (town.here.general, town.here.micro, town.here.micro2)[:rows]:
        link(branch, grid, on=localdate() - timedelta(days=3), **clock)
    as_worker.get("/ground/")

    with django_assert_num_queries(12):
        as_worker.get(f"/party/{branch.uuid}/")


def test_the_grid_says_who_covers_it_and_the_street_how_many_are_covered(as_admin, town, branch, clock):
    link(branch, town.here.general, on=localdate(), **clock)

    grid = shown(as_admin, f"/ground/{town.here.micro.code}/")
    street = shown(as_admin, f"/ground/{town.here.street.code}/ones/")
    cover = shown(as_admin, f"/ground/{town.here.street.code}/party/")
    total = shown(as_admin, f"/ground/{town.here.total2.code}/party/?tier=micro")

    assert f'href="/party/{branch.uuid}/"' in grid  # the one of the grid above
    assert "1 / 3，33%" in street
    assert f"{tier_word(town.here.street.code, 'general')} 1/3" in cover
    assert [name in cover for name in ("第一网格", "第二网格", "第三网格")] == [False, True, True]
    assert "五号院" in total


@pytest.mark.parametrize("rows", [1, 3])
def test_the_coverage_asks_the_same_however_much_there_is(
    as_admin, town, branch, clock, rows, django_assert_num_queries
):
    for grid in (town.here.general, town.here.micro, town.here.micro2)[:rows]:
        link(branch, grid, on=localdate(), **clock)
    as_admin.get("/ground/")

    with django_assert_num_queries(10):
        as_admin.get(f"/ground/{town.here.street.code}/party/")
