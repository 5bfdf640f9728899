"""What is kept of a grid goes along when the ground is redrawn, or stays where it is."""

import pytest
from django.contrib.gis.geos import Point

from grids.actions.keep.compound import keep_compound
from grids.actions.keep.facility import keep_facility
from grids.actions.keep.organisation import keep_organisation
from grids.actions.keep.place import keep_place
from grids.actions.keep.rooms import build_rooms
from grids.enums import RedrawKind, Tier
from grids.history import grid_on
from grids.kinds import FacilityKind, OrganisationKind, PlaceKind
from grids.models import Compound, Facility, Grid, Organisation, PastPlace, Place, Room, Unit
from grids.rooms import Plan
from tests.grids.actions.redraw import TOMORROW, door, look, redraw, surveyor
from tests.grids.world import AT, CLOCK, DAY, box

pytestmark = pytest.mark.django_db
__all__ = ["surveyor"]
KEPT = (Compound, Place, Facility, Organisation, Unit, Room)


def spot(x, y):
    return Point(113.3 + x / 1000, 34.8 + y / 1000, srid=4326)


def fill(grid, building=None, **facts):
    """One of each in a grid."""
    known, facts = {"by": CLOCK, "at": AT}, {"name": "甲"} | facts
    inside = facts | {"building": building} if building else facts
    keep_compound(grid=grid, facts=facts, **known)
    keep_place(grid=grid, facts=inside | {"kind": PlaceKind.SHOP}, **known)
    keep_facility(grid=grid, facts=inside | {"kind": FacilityKind.LIFT}, **known)
    keep_organisation(grid=grid, facts=inside | {"kind": OrganisationKind.COMPANY}, **known)
    if building:
        build_rooms(building, Plan(highest=1), **known)


def grids_of(model):
    return set(model.objects.values_list("grid", flat=True))


def test_a_merge_takes_everything_and_remembers_where_it_was(ground, surveyor):
    gone, stays = ground.here.micro2, ground.here.micro
    fill(gone, door(gone, 1, 1.5, 0.5))

    done = redraw(RedrawKind.MERGE, stays, surveyor, **{"with": [gone.code]})

    assert {model.__name__ for model in KEPT if grids_of(model) != {stays.pk}} == set()
    assert (done.effects["place"], done.effects["room"]) == (1, 2)
    place = Place.objects.get()
    assert (grid_on(place, DAY.replace(day=1)), grid_on(place, TOMORROW)) == (gone, stays)


def test_a_split_by_doors_takes_what_stands_in_them_or_lies_around_them(ground, surveyor):
    micro = ground.here.micro
    west, east = door(micro, 1, 0.2, 0.5), door(micro, 2, 0.8, 0.5)
    fill(micro, east, name="东楼里")
    fill(micro, west, name="西楼里")
    fill(micro, name="东边", point=spot(0.7, 0.4))
    fill(micro, name="西边", point=spot(0.3, 0.4))

    redraw(RedrawKind.SPLIT, micro, surveyor, parts=[{"name": "东院", "buildings": [str(east.uuid)]}])

    new = Grid.objects.get(name="东院")
    for model in (Place, Facility, Organisation):
        assert set(model.objects.filter(grid=new).values_list("name", flat=True)) == {"东楼里", "东边"}
        assert set(model.objects.filter(grid=micro).values_list("name", flat=True)) == {"西楼里", "西边"}
    assert set(Compound.objects.filter(grid=new).values_list("name", flat=True)) == {"东边"}
    assert grids_of(Room) == {new.pk, micro.pk}
    assert set(Room.objects.filter(grid=new).values_list("building", flat=True)) == {east.pk}


def test_what_lies_in_a_grid_that_is_parted_goes_by_its_point(ground, surveyor):
    general = ground.here.general
    fill(general, name="东边", point=spot(1.5, 0.5))
    fill(general, name="西边", point=spot(0.5, 0.5))

    redraw(
        RedrawKind.SPLIT, general, surveyor, parts=[{"name": "东格", "children": [ground.here.micro2.code]}]
    )

    new = Grid.objects.get(name="东格", tier=Tier.GENERAL)
    for model in (Compound, Place, Facility, Organisation):
        assert list(model.objects.filter(grid=new).values_list("name", flat=True)) == ["东边"]
        assert list(model.objects.filter(grid=general).values_list("name", flat=True)) == ["西边"]


def test_a_move_takes_the_levels_along_and_says_how_many(ground, surveyor):
    fill(ground.here.micro2)
    facts = {"to": ground.here.general2.code}
    assert look(RedrawKind.MOVE, ground.here.micro2, surveyor, **facts)["compound"] == 1

    redraw(RedrawKind.MOVE, ground.here.micro2, surveyor, **facts)

    assert Place.objects.get().general == ground.here.general2


@pytest.mark.parametrize("upside_down", [False, True])
def test_lines_of_two_tiers_leave_everything_at_its_own_tier(ground, surveyor, upside_down):
    one, other, above = ground.here.micro, ground.here.micro2, ground.here.general
    stays, goes, theirs = door(one, 1, 0.2, 0.5), door(one, 2, 0.8, 0.5), door(other, 3, 1.5, 0.5)
    fill(one, stays), fill(above, name="网格里")
    lines = {one.code: box(0, 0, 0.5, 1), other.code: box(0.5, 0, 2, 1), above.code: box(0, 0, 2, 1)}
    codes = list(reversed(lines)) if upside_down else list(lines)

    redraw(RedrawKind.BORDER, one, surveyor, boundaries={code: lines[code].geojson for code in codes})

    for row in (stays, goes, theirs):
        row.refresh_from_db()
    assert (stays.grid, goes.grid, theirs.grid) == (one, other, other)
    assert {(row.name, row.grid) for row in Place.objects.all()} == {("甲", one), ("网格里", above)}
    assert set(PastPlace.objects.values_list("subject", "grid")) == {(goes.uuid, one.pk)}
