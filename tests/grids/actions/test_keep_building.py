"""Buildings entered and changed: code, address, compound."""

import pytest

from common.errors import Refused
from grids.actions.keep.building import keep_building
from grids.actions.keep.compound import keep_compound
from grids.enums import Role
from grids.models import Building
from tests.grids.world import AT, CLOCK, DAY, actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def enter(ground, *, by=CLOCK, at_grid=None, **facts):
    grid = at_grid or ground.here.micro
    return keep_building(grid=grid, facts={"name": "3号楼", "road": "建设路"} | facts, by=by, at=AT)


def test_codes_are_issued_one_after_the_other_in_each_community(ground):
    first, second = enter(ground), enter(ground, at_grid=ground.here.micro3)
    other = enter(ground, at_grid=ground.here.micro5)

    community, beside = ground.here.micro.region.code, ground.here.micro5.region.code
    assert [one.code for one in (first, second, other)] == [
        f"{community}00001",
        f"{community}00002",
        f"{beside}00001",
    ]


def test_a_code_that_was_used_is_never_used_again(ground):
    Building.objects.filter(pk=enter(ground).pk).update(valid_to=DAY)

    assert enter(ground).code.endswith("00002")


def test_a_code_that_is_brought_along_is_of_the_community_and_free(ground):
    code = f"{ground.here.micro.region.code}00077"

    assert enter(ground, code=code).code == code
    for wrong in (code, f"{ground.here.micro5.region.code}00078", f"{code[:12]}00000", f"{code[:12]}0007８"):
        with pytest.raises(Refused):
            enter(ground, code=wrong)


def test_the_full_address_is_made_of_its_parts(ground):
    compound = keep_compound(grid=ground.here.micro, facts={"name": "幸福里"}, by=CLOCK, at=AT)

    made = enter(ground, house_number="12号", block="3号楼", compound=compound)

    assert made.address == "建设路12号幸福里3号楼"


def test_the_parts_are_read_from_the_full_address(ground):
    made = keep_building(
        grid=ground.here.micro, facts={"name": "3号楼", "address": "建设路12号幸福里3号楼"}, by=CLOCK, at=AT
    )

    assert (made.road, made.house_number, made.block) == ("建设路", "12号", "3号楼")
    assert made.address == "建设路12号幸福里3号楼"


def test_a_change_leaves_the_code_and_what_is_not_named(ground):
    made = enter(ground, household_count=24)
    by = actor(ground.here.micro, Role.WORKER)

    changed = keep_building(made, facts={"name": "三号楼", "code": "1"}, by=by, at=AT)

    assert (changed.name, changed.code, changed.household_count) == ("三号楼", made.code, 24)
    assert (changed.initials.split()[0], changed.verified_by) == ("shl", by.officer)


def test_a_building_goes_to_another_grid_only_by_redrawing(ground):
    made = enter(ground)
    by = actor(ground.here.street, Role.LEADER)

    with pytest.raises(Refused, match="redrawing"):
        keep_building(made, grid=ground.here.micro2, facts={"name": "三号楼"}, by=by, at=AT)

    assert (
        keep_building(made, grid=ground.here.micro, facts={"name": "三号楼"}, by=by, at=AT).name == "三号楼"
    )
    assert Building.objects.get().grid == ground.here.micro


def test_no_building_stands_in_a_street_or_a_total_grid(ground):
    with pytest.raises(Refused, match="lowest tier"):
        enter(ground, at_grid=ground.here.total)


def test_a_compound_of_another_street_is_refused(ground):
    elsewhere = keep_compound(grid=ground.next.micro, facts={"name": "幸福里"}, by=CLOCK, at=AT)

    with pytest.raises(Refused, match="another street"):
        enter(ground, compound=elsewhere)
