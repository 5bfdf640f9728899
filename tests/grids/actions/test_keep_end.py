"""A row of a register is looked at again, or ends; nothing is deleted."""

from datetime import timedelta

import pytest

from common.errors import Refused
from grids.actions.keep.building import keep_building
from grids.actions.keep.compound import keep_compound
from grids.actions.keep.end import end_row, verify
from grids.actions.keep.organisation import keep_organisation
from grids.actions.keep.place import keep_place
from grids.actions.keep.rooms import build_rooms
from grids.actions.qr_codes import issue_code
from grids.enums import Role
from grids.kinds import OrganisationKind, PlaceKind
from grids.models import Building, QrCode, Room, Unit
from grids.rooms import Plan
from tests.grids.world import AT, CLOCK, DAY, actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def a_building(ground, **facts):
    return keep_building(grid=ground.here.micro, facts={"name": "3号楼"} | facts, by=CLOCK, at=AT)


def test_whoever_looked_is_written_down(ground):
    worker = actor(ground.here.micro, Role.WORKER)

    row = verify(a_building(ground), by=worker, at=AT)

    assert (row.verified_on, row.verified_by) == (DAY, worker.officer)


def test_a_stranger_neither_looks_nor_ends(ground):
    stranger = actor(ground.here.micro2, Role.WORKER)

    for act in (
        lambda row: verify(row, by=stranger, at=AT),
        lambda row: end_row(row, on=DAY, by=stranger, at=AT),
    ):
        with pytest.raises(Refused, match="do not allow"):
            act(a_building(ground))


def test_a_building_takes_its_doors_and_codes_along(ground):
    row = a_building(ground)
    build_rooms(row, Plan(), by=CLOCK, at=AT)
    issue_code(row, by=CLOCK, at=AT)

    end_row(row, on=DAY, by=CLOCK, at=AT)

    assert set(Room.objects.values_list("valid_to", flat=True)) == {DAY}
    assert set(Unit.objects.values_list("valid_to", flat=True)) == {DAY}
    assert not QrCode.objects.valid().exists()
    with pytest.raises(Refused, match="ended"):
        end_row(row, on=DAY, by=CLOCK, at=AT)
    with pytest.raises(Refused, match="ended"):
        keep_building(row, facts={"name": "3号"}, by=CLOCK, at=AT)


def test_what_others_hang_on_does_not_end(ground):
    compound = keep_compound(grid=ground.here.micro, facts={"name": "幸福里"}, by=CLOCK, at=AT)
    building = a_building(ground, compound=compound)
    company = keep_organisation(
        grid=ground.here.micro, facts={"name": "物业", "kind": OrganisationKind.PROPERTY}, by=CLOCK, at=AT
    )
    shop = {"name": "小卖部", "kind": PlaceKind.SHOP, "organisation": company, "building": building}
    place = keep_place(facts=shop, by=CLOCK, at=AT)

    for row in (compound, company, building):
        with pytest.raises(Refused, match="1 others"):
            end_row(row, on=DAY, by=CLOCK, at=AT)
    for row in (place, building, compound, company):
        assert end_row(row, on=DAY, by=CLOCK, at=AT).valid_to == DAY


@pytest.mark.parametrize("days", [1, -400])
def test_a_row_ends_today_or_lately(ground, days):
    compound = keep_compound(grid=ground.here.micro, facts={"name": "幸福里"}, by=CLOCK, at=AT)

    with pytest.raises(Refused, match="within the last year"):
        end_row(compound, on=DAY + timedelta(days=days), by=CLOCK, at=AT)


@pytest.mark.parametrize("days", [1, -1])
def test_a_building_ends_today(ground, days):
    with pytest.raises(Refused, match="ends today"):
        end_row(a_building(ground), on=DAY + timedelta(days=days), by=CLOCK, at=AT)


@pytest.mark.parametrize("role", [Role.WORKER, Role.LEADER])
def test_who_works_in_the_grid_ends_no_building(ground, role):
    with pytest.raises(Refused, match="do not allow"):
        end_row(a_building(ground), on=DAY, by=actor(ground.here.micro, role), at=AT)

    admin = actor(ground.here.street, Role.ADMINISTRATOR)
    assert end_row(Building.objects.get(), on=DAY, by=admin, at=AT).valid_to == DAY
