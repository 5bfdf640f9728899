"""What a place asks of its grids and centres: said on the spot, counted above. domain.md S3-20, S1-48."""

import pytest
from django.utils import translation
from django.utils.timezone import now

from common.errors import Refused
from common.locality import profile_for
from grids.actions.keep.end import end_row
from grids.actions.keep.place import keep_place
from grids.actor import Actor
from grids.kinds import PlaceKind
from party.actions.entries import record_entries
from party.checklists import checklist_at, checklists_for
from party.models import ChecklistEntry

pytestmark = pytest.mark.django_db
FOUND = {"map": ("there", "墙上㐀"), "group_chat": ("missing", "")}


@pytest.fixture
def ten(town):
    return checklist_at(town.here.street.code, "ten_ones")


@pytest.fixture
def centre(town):
    facts = {"name": "党群服务中心", "kind": PlaceKind.CENTRE}
    return keep_place(grid=town.here.micro, facts=facts, by=Actor.clock(), at=now())


@pytest.fixture
def as_worker(client, town):
    client.force_login(town.people.worker)
    return client


@pytest.fixture
def as_desk(client, town):
    client.force_login(town.people.desk)
    return client


def shown(client, path):
    return " ".join(client.get(path).content.decode().split())


def path_of(grid):
    return f"/ground/{grid.code}/lists/ten_ones/"


@pytest.mark.parametrize("code", ["410106003", "510121", "445321115", "520602"])
def test_every_place_has_ten_ones_and_four_haves(code):
    lists = {one.word: one for one in checklists_for(code)}

    assert (len(lists["ten_ones"].items), len(lists["four_haves"].items)) == (10, 4)
    assert all(len(word) <= 20 for one in lists.values() for word in [one.word, *one.words])
    assert profile_for(code).party_tier == "general"
    with translation.override("en"):
        assert lists["four_haves"].label == "The four haves"


def test_a_worker_says_what_he_found_and_takes_it_back(as_worker, town):
    path = path_of(town.here.general)
    said = {"map": "there", "map_note": "墙上㐀", "group_chat": "missing"}

    assert as_worker.post(path, said).status_code == 302
    page = shown(as_worker, path)
    assert as_worker.post(path, {"map": "perhaps"}).status_code == 422
    assert as_worker.post(path, said | {"group_chat": ""}).status_code == 302

    assert "墙上㐀" in page
    assert "1/10" in page
    entry = ChecklistEntry.objects.get()
    assert (entry.item, entry.state, entry.checked_by) == ("map", "there", town.people.worker)


def test_the_street_shows_the_rate_and_who_lacks_what(as_desk, town, ten):
    record_entries(ten, town.here.general, found=FOUND, by=Actor.clock(), at=now())
    path = path_of(town.here.street)

    whole, no_map = shown(as_desk, path), shown(as_desk, f"{path}?missing=map")
    no_chat, anything = shown(as_desk, f"{path}?missing=group_chat"), shown(as_desk, f"{path}?missing=any")

    assert "<dt>一张网格图</dt><dd>1/3 · 33 %</dd>" in whole
    assert "1/20 · 5 %" in whole  # of the first community
    names = ("第一网格", "第二网格", "第三网格")
    assert [name in no_map for name in names] == [False, True, True]
    assert [name in no_chat for name in names] == [True, True, True]
    assert [name in anything for name in names] == [True, True, True]
    assert as_desk.post(path, {"map": "there"}).status_code == 404
    assert as_desk.post(path_of(town.here.general), {"map": "there"}).status_code == 403


def test_a_complete_grid_leaves_the_list(as_desk, town, ten):
    found = dict.fromkeys(ten.words, ("there", ""))
    record_entries(ten, town.here.general, found=found, by=Actor.clock(), at=now())

    assert "第一网格" not in shown(as_desk, f"{path_of(town.here.street)}?missing=any")
    assert "10/10" in shown(as_desk, path_of(town.here.street))


def test_a_centre_is_asked_for_its_four_haves(as_worker, town, centre):
    path = f"/places/{centre.uuid}/lists/four_haves/"

    assert as_worker.post(path, {"stage": "there"}).status_code == 302
    assert as_worker.get(f"/places/{centre.uuid}/lists/ten_ones/").status_code == 404
    assert as_worker.get(f"/places/{centre.uuid}/lists/nothing/").status_code == 404
    assert f'href="{path}"' in shown(as_worker, f"/registers/places/{centre.uuid}/")
    as_worker.force_login(town.people.desk)
    assert "党群服务中心" in shown(
        as_worker, f"/ground/{town.here.street.code}/lists/four_haves/?missing=home"
    )


def test_what_is_not_asked_or_not_there_is_refused(town, ten, centre):
    clock = {"by": Actor.clock(), "at": now()}

    with pytest.raises(Refused):
        record_entries(ten, town.here.micro, found=FOUND, **clock)
    with pytest.raises(Refused):
        record_entries(ten, centre, found=FOUND, **clock)
    with pytest.raises(Refused):
        record_entries(ten, town.here.general, found={"moon": ("there", "")}, **clock)
    with pytest.raises(Refused):
        record_entries(ten, town.here.general, found=FOUND, by=town.by_stranger, at=now())
    end_row(centre, on=now().date(), **clock)
    have = checklist_at(town.here.street.code, "four_haves")
    with pytest.raises(Refused):
        record_entries(have, centre, found={"stage": ("there", "")}, **clock)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_street_asks_the_same_however_much_there_is(as_desk, town, ten, rows, django_assert_num_queries):
    for grid in (town.here.general, town.here.general2, town.here.general3)[:rows]:
        record_entries(ten, grid, found=FOUND, by=Actor.clock(), at=now())
    as_desk.get("/ground/")

    with django_assert_num_queries(11):
        as_desk.get(path_of(town.here.street))
