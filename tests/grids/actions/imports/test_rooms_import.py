"""A list of rooms: many at once in each building, their units along with them."""

from types import SimpleNamespace

import pytest
from django.utils.timezone import now

from grids.actions.imports.apply import apply
from grids.actions.imports.undo import undo
from grids.actions.keep.enter_rooms import Entry, enter_rooms
from grids.actions.keep.rooms import keep_room
from grids.actor import Actor
from grids.enums import Role, RowState
from grids.imports.kinds import kind_of
from grids.kinds import RoomUse
from grids.models import Room, Unit
from tests.grids import world
from tests.grids.imports.sheets import checked, faults_of

pytestmark = pytest.mark.django_db
HEADS = ("楼栋编码", "单元", "楼层", "房号", "用途")


@pytest.fixture
def by(ground):
    return Actor.of(world.post(ground.here.street, Role.ADMINISTRATOR).officer)


@pytest.fixture
def house(ground):
    return world.building(ground.here.micro)


def brought_in(*rows, by):
    return apply(checked("rooms", HEADS, *rows, by=by), only_good=False, by=by, at=now())


def test_rooms_come_in_with_their_units(house, by):
    rows = [
        (house.code, "1", "5", "502", ""),
        (house.code, "2", "-1", "B101", "储藏"),
        (house.code, "", "1", "东厢𠮷", ""),
    ]
    rows[1] = (house.code, "2", "-1", "B101", "store")
    batch = brought_in(*rows, by=by)

    assert batch.counts == {RowState.ADDED: 3}
    found = dict(Room.objects.values_list("label", "code"))
    assert found == {
        "502": f"{house.code}01005002",
        "B101": f"{house.code}02901001",
        "东厢𠮷": f"{house.code}00001001",
    }
    assert sorted(Unit.objects.values_list("number", flat=True)) == [0, 1, 2]


def test_a_known_room_changes_its_use_and_is_put_back(house, by):
    brought_in((house.code, "1", "5", "502", ""), by=by)
    again = checked("rooms", HEADS, (house.code, "1", "5", "502", ""), by=by)
    assert again.counts == {RowState.SAME: 1}

    batch = brought_in((house.code, "1", "5", "502", "shop"), by=by)
    assert Room.objects.get().use == RoomUse.SHOP
    undo(batch, by=by, at=now())

    assert Room.objects.get().use == RoomUse.HOME


def test_what_was_new_ends_and_what_somebody_changed_stays(house, by):
    batch = brought_in((house.code, "1", "5", "501", ""), (house.code, "1", "5", "502", ""), by=by)
    keep_room(Room.objects.get(label="502"), facts={"use": RoomUse.LET}, by=by, at=now())

    undo(batch, except_changed=True, by=by, at=now())

    assert [room.label for room in Room.objects.filter(valid_to=None)] == ["502"]


def test_each_slip_is_named(ground, house, by):
    other = world.building(ground.next.micro)
    rows = [
        (house.code, "1", "5", "502", ""),
        (house.code, "1", "5", "502", ""),
        (other.code, "1", "5", "502", ""),
        (house.code, "1", "0", "101", ""),
        (house.code, "一", "1", "102", ""),
    ]

    found = faults_of(checked("rooms", HEADS, *rows, by=by))

    assert [found[number][0][0] for number in (3, 4, 5, 6)] == ["label", "building", "", "unit"]


def test_two_labels_that_mean_one_number_get_two_codes(house, by):
    rooms = enter_rooms(house, [Entry(1, 5, "502"), Entry(1, 5, "5-2")], by=by, at=now())

    assert [room.code[-3:] for room in rooms] == ["002", "001"]


def test_what_a_room_refuses_when_it_is_taken_back_is_said_and_the_others_go_on(house, by):
    brought_in((house.code, "1", "5", "502", ""), by=by)
    room = Room.objects.get()
    row = SimpleNamespace(state=RowState.CHANGED, before_facts={"use": "castle"}, after_facts={"use": "home"})

    assert "castle" in kind_of("rooms").undo(row, room, by=by, at=now())
    assert Room.objects.get().use == RoomUse.HOME
