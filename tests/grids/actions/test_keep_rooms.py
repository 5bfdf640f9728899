"""Rooms of a building, many at once and one by one."""

import pytest

from common.errors import Refused
from grids.actions.keep.building import keep_building
from grids.actions.keep.rooms import build_rooms, keep_room
from grids.enums import Role
from grids.kinds import RoomUse
from grids.models import Building, Room, Unit
from grids.rooms import MOST, Plan
from tests.grids.world import AT, CLOCK, actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def door(ground):
    return keep_building(grid=ground.here.micro, facts={"name": "3号楼"}, by=CLOCK, at=AT)


def test_a_plan_becomes_rooms_with_their_codes(ground, door):
    made = build_rooms(door, Plan(units=2, highest=3, per_floor=2), by=CLOCK, at=AT)

    assert made == (12, 0)
    last = Room.objects.order_by("code").last()
    assert (last.code, last.label, last.grid) == (f"{door.code}02003002", "302", ground.here.micro)
    assert list(Unit.objects.order_by("code").values_list("code", flat=True)) == [
        f"{door.code}01",
        f"{door.code}02",
    ]
    assert Building.objects.get(pk=door.pk).household_count == 12


def test_the_second_time_only_what_is_missing_is_made(door):
    build_rooms(door, Plan(highest=2), by=CLOCK, at=AT)

    assert build_rooms(door, Plan(highest=3), by=CLOCK, at=AT) == (2, 4)
    assert Room.objects.count() == 6


def test_what_was_counted_stays_counted(ground):
    door = keep_building(
        grid=ground.here.micro, facts={"name": "4号楼", "household_count": 5}, by=CLOCK, at=AT
    )

    build_rooms(door, Plan(), by=CLOCK, at=AT)

    assert Building.objects.get(pk=door.pk).household_count == 5


def test_however_many_rooms_it_is_the_same_number_of_statements(door, django_assert_num_queries):
    with django_assert_num_queries(11):
        build_rooms(door, Plan(units=1, highest=2), by=CLOCK, at=AT)
    with django_assert_num_queries(8):
        build_rooms(door, Plan(units=1, highest=30, per_floor=8), by=CLOCK, at=AT)


@pytest.mark.parametrize(
    "plan",
    [
        Plan(highest=201),
        Plan(lowest=3, highest=2),
        Plan(units=100),
        Plan(per_floor=0),
        Plan(units=1, highest=3, per_floor=MOST),
        Plan(highest=1, skipped=frozenset({1})),
    ],
)
def test_a_plan_that_cannot_be_is_refused(door, plan):
    with pytest.raises(Refused):
        build_rooms(door, plan, by=CLOCK, at=AT)
    assert Room.objects.count() == 0


def test_two_doors_of_a_unit_are_not_called_alike(ground, door):
    build_rooms(door, Plan(highest=2), by=CLOCK, at=AT)
    worker = actor(ground.here.micro, Role.WORKER)
    first, second = Room.objects.order_by("code")[:2]

    assert keep_room(first, facts={"label": "101甲", "use": RoomUse.SHOP}, by=worker, at=AT).use == "shop"
    with pytest.raises(Refused, match="102"):
        keep_room(first, facts={"label": second.label}, by=worker, at=AT)
    with pytest.raises(Refused, match="castle"):
        keep_room(first, facts={"use": "castle"}, by=worker, at=AT)


def test_only_who_keeps_the_register_there_builds(ground, door):
    with pytest.raises(Refused, match="do not allow"):
        build_rooms(door, Plan(), by=actor(ground.here.micro2, Role.WORKER), at=AT)
