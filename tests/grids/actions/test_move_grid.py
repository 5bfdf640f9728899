"""A grid moves with all that is below and in it."""

import pytest

from common.errors import Refused, Stale
from grids.actions.tree import describe_grid, move_grid
from grids.models import Grid
from tests.grids.actions.trees import whole
from tests.grids.world import AT, CLOCK, building

pytestmark = pytest.mark.django_db


def test_a_general_grid_moves_with_all_below_it_and_what_lies_in_it(ground):
    here = ground.here
    inside, beside = building(here.micro, 1), building(here.micro3, 2)

    moved = move_grid(here.general, to=here.total2, by=CLOCK, at=AT)

    inside.refresh_from_db()
    beside.refresh_from_db()
    micro = Grid.objects.get(pk=here.micro.pk)
    assert (moved.parent_id, moved.total_id, moved.region_id) == (here.total2.pk,) * 2 + (
        here.total2.region_id,
    )
    assert (micro.total_id, micro.general_id, micro.code) == (
        here.total2.pk,
        here.general.pk,
        here.micro.code,
    )
    assert (inside.total_id, inside.general_id) == (here.total2.pk, here.general.pk)
    assert beside.total_id == here.total.pk
    whole()


def test_a_community_moves_to_another_district_s_street(ground):
    here, far = ground.here, ground.far
    inside = building(here.micro, 1)

    move_grid(here.total, to=far.street, by=CLOCK, at=AT)

    inside.refresh_from_db()
    micro = Grid.objects.get(pk=here.micro.pk)
    assert (micro.district_id, micro.street_id, micro.total_id) == (
        ground.far_district.pk,
        far.street.pk,
        here.total.pk,
    )
    assert (inside.district_id, inside.street_id) == (ground.far_district.pk, far.street.pk)
    assert micro.tree_id == far.street.tree_id
    whole()


def test_a_dedicated_grid_moves_between_its_two_kinds_of_parent(ground):
    moved = move_grid(ground.here.dedicated, to=ground.here.total, by=CLOCK, at=AT)
    assert moved.total_id == ground.here.total.pk

    back = move_grid(moved, to=ground.here.street, by=CLOCK, at=AT)
    assert (back.total_id, back.region_id) == (None, ground.regions["near"].pk)
    whole()


def test_a_grid_does_not_move_where_its_tier_cannot_stand(ground):
    for grid, to in ((ground.here.micro, ground.here.total), (ground.here.street, ground.next.street)):
        with pytest.raises(Refused):
            move_grid(grid, to=to, by=CLOCK, at=AT)


def test_a_grid_read_before_it_went_to_another_tree_is_stale(ground):
    before = Grid.objects.get(pk=ground.here.micro.pk)
    move_grid(ground.here.general, to=ground.next.total, by=CLOCK, at=AT)

    with pytest.raises(Stale):
        describe_grid(before, name="新名", responsible_unit="", by=CLOCK, at=AT)
