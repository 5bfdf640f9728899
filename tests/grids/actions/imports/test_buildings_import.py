"""A list of buildings from the file to the register and back."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from common.errors import Refused
from grids.actions.imports.apply import apply
from grids.actions.imports.check import change_row, choose_columns, leave_out
from grids.actions.imports.undo import ChangedSince, undo
from grids.actions.keep.building import keep_building
from grids.actions.keep.compound import keep_compound
from grids.actions.keep.end import end_row
from grids.actor import Actor
from grids.enums import ImportState, Role, RowState
from grids.models import Building, ImportBatch, ImportRow
from tests.grids import world
from tests.grids.imports.sheets import BUILDINGS, brought, checked, faults_of, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(ground):
    """Keeps the registers of the whole street."""
    return Actor.of(world.post(ground.here.street, Role.ADMINISTRATOR).officer)


def row(grid, name="1号楼", address="中心路1号", count="12"):
    return (grid.code, name, address, count)


def test_a_list_of_buildings_comes_in_and_keeps_rare_signs(ground, by):
    batch = checked("buildings", BUILDINGS, row(ground.here.micro, "㐀䶮𠮷号楼"), by=by)

    assert batch.counts == {RowState.NEW: 1}
    apply(batch, only_good=False, by=by, at=now())

    house = Building.objects.get()
    assert (house.name, house.address, house.household_count) == ("㐀䶮𠮷号楼", "中心路1号", 12)
    assert house.grid == ground.here.micro
    assert house.code == f"{ground.here.micro.region.code}00001"


def test_checking_writes_nothing(ground, by):
    checked("buildings", BUILDINGS, row(ground.here.micro), by=by)

    assert Building.objects.count() == 0


def test_a_known_building_is_changed_and_an_empty_cell_changes_nothing(ground, by):
    house = world.building(ground.here.micro, household_count=3)
    batch = checked("buildings", BUILDINGS, (ground.here.micro.code, house.name, "", "7"), by=by)

    assert batch.counts == {RowState.CHANGED: 1}
    assert batch.rows.get().opened_before == {"household_count": "3"}
    apply(batch, only_good=False, by=by, at=now())

    house.refresh_from_db()
    assert (house.household_count, house.address) == (7, "中心路")


def test_a_list_does_not_carry_a_building_to_another_grid(ground, by):
    house = world.building(ground.here.micro)
    rows = (ground.here.micro2.code, house.name, house.code, "新路2号")
    batch = checked("buildings", ("网格编码", "楼栋名称", "楼栋编码", "地址"), rows, by=by)

    assert faults_of(batch) == {
        2: [("grid", "A building goes to another grid by redrawing the border between the two.")]
    }
    with pytest.raises(Refused):
        apply(batch, only_good=True, by=by, at=now())
    house.refresh_from_db()
    assert (house.grid, house.address) == (ground.here.micro, "中心路")


def test_a_row_as_it_is_brings_nothing(ground, by):
    house = world.building(ground.here.micro, household_count=3)
    batch = checked("buildings", BUILDINGS, (ground.here.micro.code, house.name, "中心路", "3"), by=by)

    assert batch.counts == {RowState.SAME: 1}
    with pytest.raises(Refused):
        apply(batch, only_good=True, by=by, at=now())


def test_every_fault_has_its_row_column_and_reason(ground, by):
    grid = ground.here.micro
    batch = checked(
        "buildings",
        BUILDINGS,
        row(grid),
        row(grid),
        (grid.code, "", "x", "1"),
        row(grid, "3号楼", count="三口"),
        row(ground.far.micro, "4号楼"),
        ("4101060030010", "5号楼", "x", ""),
        by=by,
    )

    assert faults_of(batch) == {
        3: [("name", "This is in the file twice; row %(row)s has it already.")],
        4: [("name", "This has to be filled in.")],
        5: [("household_count", "This is not a number.")],
        6: [("grid", "None of your grids has this code.")],
        7: [("grid", "This code has %(count)s digits.")],
    }
    assert batch.counts == {RowState.NEW: 1, RowState.WRONG: 5}


def test_all_or_nothing_writes_nothing_while_a_row_is_wrong(ground, by):
    batch = checked("buildings", BUILDINGS, row(ground.here.micro), row(ground.far.micro), by=by)

    with pytest.raises(Refused):
        apply(batch, only_good=False, by=by, at=now())
    assert Building.objects.count() == 0

    batch = apply(batch, only_good=True, by=by, at=now())
    assert (batch.state, batch.counts) == (ImportState.APPLIED, {RowState.ADDED: 1, RowState.WRONG: 1})


def test_a_row_mended_on_the_page_is_checked_again(ground, by):
    batch = checked("buildings", BUILDINGS, row(ground.here.micro, count="三口"), by=by)

    batch = change_row(ImportRow.objects.get(), cells={3: "3"}, by=by, at=now())

    assert batch.counts == {RowState.NEW: 1}


def test_a_change_left_out_keeps_the_old(ground, by):
    house = world.building(ground.here.micro, household_count=3)
    batch = checked("buildings", BUILDINGS, (ground.here.micro.code, house.name, "", "7"), by=by)

    batch = leave_out(ImportRow.objects.get(), by=by, at=now())

    assert batch.counts == {RowState.SAME: 1}


def test_a_list_is_taken_back_within_a_day(ground, by):
    house, at = world.building(ground.here.micro, household_count=3), now()
    rows = (ground.here.micro.code, house.name, "新路2号", "7"), row(ground.here.micro, "新楼")
    batch = apply(checked("buildings", BUILDINGS, *rows, by=by), only_good=False, by=by, at=at)

    batch = undo(batch, by=by, at=at + timedelta(hours=23))

    house.refresh_from_db()
    assert (house.household_count, house.address) == (3, "中心路")
    assert Building.objects.get(name="新楼").valid_to is not None
    assert (batch.state, batch.counts) == (ImportState.UNDONE, {RowState.TAKEN_BACK: 2})


def test_a_worker_takes_back_the_buildings_he_brought_in(ground):
    worker, at = Actor.of(world.post(ground.here.micro, Role.WORKER).officer), now()
    lines = checked("buildings", BUILDINGS, row(ground.here.micro, "新楼"), by=worker)

    undo(apply(lines, only_good=False, by=worker, at=at), by=worker, at=at)

    assert Building.objects.get().valid_to == localdate(at)


def test_what_is_taken_back_points_to_what_is_in_force_and_not_to_what_has_ended(ground, by):
    here, at = ground.here.micro, now()
    compounds = [keep_compound(grid=here, facts={"name": name}, by=by, at=at) for name in "旧旧新"]
    end_row(compounds[0], on=localdate(at), by=by, at=at)
    house = world.building(here, compound=compounds[1])
    heads, rows = ("网格编码", "楼栋名称", "小区"), (here.code, house.name, "新")
    batch = apply(checked("buildings", heads, rows, by=by), only_good=False, by=by, at=at)

    undo(batch, by=by, at=at)

    house.refresh_from_db()
    assert house.compound == compounds[1]


def test_after_a_day_a_list_stays(ground, by):
    batch = apply(
        checked("buildings", BUILDINGS, row(ground.here.micro), by=by), only_good=False, by=by, at=now()
    )

    with pytest.raises(Refused):
        undo(batch, by=by, at=now() + timedelta(hours=25))


def test_what_somebody_has_changed_since_stands_in_the_way_or_stays(ground, by):
    rows = row(ground.here.micro, "甲"), row(ground.here.micro, "乙")
    batch = apply(checked("buildings", BUILDINGS, *rows, by=by), only_good=False, by=by, at=now())
    keep_building(Building.objects.get(name="甲"), facts={"household_count": 99}, by=by, at=now())

    with pytest.raises(ChangedSince) as changed:
        undo(batch, by=by, at=now())
    assert list(changed.value.rows) == [2]
    assert Building.objects.filter(valid_to=None).count() == 2

    undo(batch, except_changed=True, by=by, at=now())
    assert [one.name for one in Building.objects.filter(valid_to=None)] == ["甲"]


def test_what_became_wrong_since_the_check_is_found_before_it_is_written(ground, by):
    batch = checked("buildings", BUILDINGS, row(ground.here.micro), by=by)
    keeper = by.officer.posts.get()
    keeper.ends_on = keeper.starts_on
    keeper.save()
    elsewhere = world.post(ground.next.street, Role.ADMINISTRATOR, who=by.officer)

    with pytest.raises(Refused):
        apply(batch, only_good=False, by=Actor.of(elsewhere.officer), at=now())
    assert Building.objects.count() == 0


def test_who_keeps_no_register_brings_nothing_in(ground):
    stranger = Actor.of(world.post(ground.here.street, Role.REVIEWER).officer)

    with pytest.raises(Refused):
        brought("buildings", xlsx(BUILDINGS, row(ground.here.micro)), by=stranger)
    assert ImportBatch.objects.count() == 0


def test_a_column_chosen_once_is_remembered(ground, by):
    heads = ("网格编码", "我的名字", "地址")
    batch = brought("buildings", xlsx(heads, (ground.here.micro.code, "甲", "x")), by=by)
    assert "name" not in batch.columns
    with pytest.raises(Refused):
        choose_columns(batch, columns=batch.columns, by=by, at=now())
    choose_columns(batch, columns=batch.columns | {"name": 1}, by=by, at=now())

    again = brought("buildings", xlsx(heads, (ground.here.micro.code, "乙", "x")), by=by)

    assert again.columns == {"grid": 0, "name": 1, "address": 2}
