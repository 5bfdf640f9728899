"""The doors of a building: the plan, rooms at once, one room, in which grid it was; a compound's plan and honours."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from grids.actions.keep.compound import keep_compound, set_target
from grids.actions.keep.rooms import build_rooms
from grids.actions.redraw.decide import decide
from grids.enums import RedrawKind
from grids.models import Honour, PlanTarget, Room
from grids.rooms import Plan
from tests.grids.world import AT, CLOCK

pytestmark = pytest.mark.django_db
FLOORS = {
    "units": 2,
    "lowest": 1,
    "highest": 5,
    "per_floor": 2,
    "rule": "two",
    "use": "home",
    "skipped": ["4"],
}


@pytest.fixture
def worker(client, town):
    client.force_login(town.people.worker)
    return client


@pytest.fixture
def address(town):
    return f"/registers/buildings/{town.building.uuid}/rooms/"


def page_of(response):
    return response.content.decode()


def test_a_building_without_rooms_asks_for_its_floors(worker, address):
    page = page_of(worker.get(address))

    assert "gw-floors" not in page
    assert 'name="per_floor"' in page


def test_the_rooms_are_numbered_at_once_and_drawn_from_the_top(worker, address):
    assert worker.post(address, FLOORS).status_code == 302

    page = page_of(worker.get(address))
    assert Room.objects.count() == 16
    assert page.index("<b>501") < page.index("<b>101")
    assert "<b>401" not in page


@pytest.mark.parametrize(
    ("wrong", "where"), [({"per_floor": ""}, "id_per_floor"), ({"highest": "0", "lowest": "3"}, "")]
)
def test_a_plan_that_cannot_be_comes_back(worker, address, wrong, where):
    response = worker.post(address, FLOORS | wrong)

    assert response.status_code == 422
    assert "gw-summary" in page_of(response)
    assert where in page_of(response)
    assert not Room.objects.exists()


@pytest.mark.parametrize("floors", [1, 3])
def test_the_plan_asks_the_same_number_of_statements(
    worker, address, town, floors, django_assert_num_queries
):
    build_rooms(town.building, Plan(highest=floors), by=CLOCK, at=AT)

    with django_assert_num_queries(9):
        worker.get(address)


def test_a_room_is_changed_and_counts_as_checked(worker, address, town):
    worker.post(address, FLOORS)
    room = Room.objects.order_by("code").first()
    own = f"/registers/units/{room.unit.uuid}/rooms/{room.code}/"

    assert "101" in page_of(worker.get(own))
    assert worker.post(own, {"label": "102", "use": "let"}).status_code == 422
    worker.post(own, {"label": "101甲", "use": "let"})

    room.refresh_from_db()
    assert (room.label, room.use, room.verified_by) == ("101甲", "let", town.people.worker)
    assert worker.get(f"{own.removesuffix(f'{room.code}/')}{'0' * 25}/").status_code == 404


def test_a_room_that_is_no_more_leaves_the_plan(worker, address, town):
    worker.post(address, FLOORS)
    room = Room.objects.order_by("code").first()

    worker.post(f"/registers/units/{room.unit.uuid}/rooms/{room.code}/", {"label": "101", "gone": "on"})

    room.refresh_from_db()
    assert room.valid_to == localdate()
    page = page_of(worker.get(address))
    assert (page.count("<b>101"), page.count("<b>102")) == (1, 2)


def test_who_only_reads_numbers_nothing(client, town, address):
    client.force_login(town.people.reviewer)

    assert "per_floor" not in page_of(client.get(address))
    assert client.post(address, FLOORS).status_code == 403


def test_the_door_says_in_which_grid_it_was(client, town):
    client.force_login(town.people.admin)
    today = localdate()
    facts = {"with": [town.here.micro.code]}
    decide(
        RedrawKind.MERGE,
        town.here.micro2,
        effective_on=today,
        reason="并",
        facts=facts,
        by=town.by_admin,
        at=now(),
    )
    address = f"/registers/buildings/{town.building.uuid}/grids/"

    before = page_of(client.get(f"{address}?on={today - timedelta(days=1)}"))
    after = page_of(client.get(f"{address}?on={today}"))

    def then(page):
        return page[page.index('role="status"') : page.index('aria-labelledby="changes"')]

    assert town.here.micro.code in then(before)
    assert town.here.micro2.code in then(after)
    assert client.get(f"{address}?on={today + timedelta(days=1)}").status_code == 422
    assert client.get(f"{address}?on=never").status_code == 422


def test_a_compound_has_targets_and_honours(worker, town):
    compound = keep_compound(grid=town.here.micro, facts={"name": "幸福里"}, by=CLOCK, at=AT)
    target = set_target(compound, words="装电梯", by=CLOCK, at=AT)
    own = f"/registers/compounds/{compound.uuid}/"

    worker.post(f"{own}targets/", {"words": "换路灯", "due_on": "2026-12-31"})
    worker.post(f"{own}targets/{target.pk}/")
    worker.post(f"{own}honours/", {"words": "示范小区", "given_by": "区委", "given_on": "2025-06-02"})

    page = page_of(worker.get(own))
    assert all(words in page for words in ("装电梯", "换路灯", "示范小区", "区委"))
    assert PlanTarget.objects.get(pk=target.pk).reached_on == localdate()
    assert worker.post(f"{own}targets/", {"words": ""}).status_code == 422
    assert worker.post(f"{own}honours/", {"words": "奖", "given_by": "", "given_on": "x"}).status_code == 422
    assert (PlanTarget.objects.count(), Honour.objects.count()) == (2, 1)
    other = keep_compound(grid=town.here.micro, facts={"name": "乐里"}, by=CLOCK, at=AT)
    assert worker.post(f"/registers/compounds/{other.uuid}/targets/{target.pk}/").status_code == 404
