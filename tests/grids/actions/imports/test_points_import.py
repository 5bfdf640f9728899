"""Longitude and latitude of buildings, places and facilities in a list, in and out."""

from datetime import timedelta

import pytest
from django.contrib.gis.geos import Point
from django.utils.timezone import localdate, now

from grids.actions.imports.apply import apply
from grids.actions.imports.undo import undo
from grids.actor import Actor
from grids.enums import Role, RowState
from grids.imports.kinds import kind_of
from grids.models import Building, Facility, Place
from tests.grids import world
from tests.grids.imports.sheets import checked, faults_of

pytestmark = pytest.mark.django_db
HEADS = ("网格编码", "楼栋名称", "经度", "纬度", "坐标系")
HERE = (113.3004, 34.8004)


@pytest.fixture
def by(ground):
    return Actor.of(world.post(ground.here.street, Role.ADMINISTRATOR).officer)


def row(grid, lng="113.3004", lat="34.8004", crs="", name="1号楼"):
    return (grid.code, name, lng, lat, crs)


def brought_in(ground, by, *facts, **more):
    batch = checked("buildings", HEADS, row(ground.here.micro, *facts, **more), by=by)
    apply(batch, only_good=False, by=by, at=now())
    return batch


@pytest.mark.parametrize(
    "facts",
    [
        ("113.3004", "34.8004", ""),
        ("113.3004000", "34.80040", "WGS 84"),
        ("113.306778", "34.799480", "GCJ-02"),
    ],
)
def test_a_point_comes_in_in_any_system_and_is_kept_in_one(ground, by, facts):
    brought_in(ground, by, *facts)

    house = Building.objects.get()
    assert (house.point.x, house.point.y) == pytest.approx(HERE, abs=2e-5)
    assert house.point_source == "import"


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        (("113.3004", "", ""), ("lat", "Longitude and latitude belong together.")),
        (("东经", "34.8", ""), ("lng", "These are no degrees.")),
        (("34.8004", "113.3004", ""), ("lat", "These are no degrees.")),
        (("113.3004", "34.8004", "BD-09"), ("lng", "The point lies about %(metres)s m outside its grid.")),
        (("113.3004", "34.8004", "北京54"), ("crs", "This is not in the list.")),
    ],
)
def test_what_cannot_be_is_said_with_its_column(ground, by, facts, fault):
    assert faults_of(checked("buildings", HEADS, row(ground.here.micro, *facts), by=by)) == {2: [fault]}


def test_the_same_point_again_changes_nothing_and_another_moves_it(ground, by):
    house = world.building(ground.here.micro, point=Point(*HERE, srid=4326))
    same = checked("buildings", HEADS, row(ground.here.micro, name=house.name), by=by)
    moved = checked("buildings", HEADS, row(ground.here.micro, "113.3005", name=house.name), by=by)

    assert (same.counts, moved.counts) == ({RowState.SAME: 1}, {RowState.CHANGED: 1})
    apply(moved, only_good=False, by=by, at=now())
    house.refresh_from_db()
    assert (house.point.x, house.point.y) == (113.3005, 34.8004)


def test_a_point_that_came_is_taken_back(ground, by):
    house = world.building(ground.here.micro)
    batch = brought_in(ground, by, name=house.name)
    undo(batch, by=by, at=now() + timedelta(hours=1))

    house.refresh_from_db()
    assert (house.point, house.point_source) == (None, "")


def test_what_goes_out_has_its_point_and_comes_in_again_unchanged(ground, by):
    world.building(ground.here.micro, point=Point(*HERE, srid=4326))
    world.building(ground.here.micro2, 2)

    told, bare = kind_of("buildings").rows_out(by.scope, localdate())

    assert (told["lng"], told["lat"], bare["lng"]) == ("113.300400", "34.800400", "")
    again = checked("buildings", HEADS, (told["grid"], told["name"], told["lng"], told["lat"], ""), by=by)
    assert again.counts == {RowState.SAME: 1}


@pytest.mark.parametrize(
    ("word", "model", "kind"), [("places", Place, "商店"), ("facilities", Facility, "消火栓")]
)
def test_a_place_and_a_facility_come_in_with_their_point_go_out_with_it_and_lose_it_again(
    ground, by, word, model, kind
):
    grid, heads = ground.here.micro, ("网格编码", "名称", "类型", "经度", "纬度", "坐标系")
    bare = checked(word, heads, (grid.code, "㐀记", kind, "", "", ""), by=by)
    apply(bare, only_good=False, by=by, at=now())
    batch = checked(word, heads, (grid.code, "㐀记", kind, "113.306778", "34.799480", "GCJ-02"), by=by)
    apply(batch, only_good=False, by=by, at=now())

    row = model.objects.get()
    assert (row.point.x, row.point.y) == pytest.approx(HERE, abs=2e-5)
    (told,) = kind_of(word).rows_out(by.scope, localdate())
    assert (float(told["lng"]), float(told["lat"])) == (row.point.x, row.point.y)
    undo(batch, by=by, at=now() + timedelta(hours=1))
    row.refresh_from_db()
    assert row.point is None
