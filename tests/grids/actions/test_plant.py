"""A street's tree is planted: whole, once, or not at all."""

import pytest

from common.errors import Refused
from grids.actions.plant import plant_many
from grids.actions.tree import plant_street
from grids.enums import RegionLevel
from grids.models import Grid
from tests.grids.actions.trees import FACTS, whole
from tests.grids.world import region, street_rows

pytestmark = pytest.mark.django_db


def test_a_street_is_planted_with_everything_below_it(ground):
    here = ground.here

    assert Grid.objects.filter(street=here.street).count() == 12
    assert here.micro.grid_id == here.micro.pk
    assert (here.micro.street_id, here.micro.total_id, here.micro.general_id) == (
        here.street.pk,
        here.total.pk,
        here.general.pk,
    )
    assert here.micro.district_id == ground.district.pk
    assert here.micro.region.code == "410106003001"
    whole()


def test_each_street_has_a_tree_of_its_own(ground):
    trees = {ground.here.street.tree_id, ground.next.street.tree_id, ground.far.street.tree_id}

    assert len(trees) == 3
    assert {grid.tree_id for grid in Grid.objects.filter(street=ground.here.street)} == {
        ground.here.street.tree_id
    }


def test_a_second_tree_for_a_street_is_refused(ground):
    street = ground.regions["near"]

    with pytest.raises(Refused):
        plant_street(street, name="再来", **FACTS)
    with pytest.raises(Refused):
        plant_many(street, street_rows(street), **FACTS)
    with pytest.raises(Refused):
        plant_street(ground.district, name="上街区", **FACTS)


def test_a_street_begins_empty_too(ground):
    street = region("410106005000", "新街道", RegionLevel.STREET, ground.district)

    root = plant_street(street, name="新街道", **FACTS)

    assert (root.street_id, root.district_id, root.level) == (root.pk, ground.district.pk, 0)
    whole()


@pytest.mark.parametrize(
    "damage",
    [
        lambda rows: rows.insert(1, dict(rows[1])),
        lambda rows: rows.append(rows.pop(1)),
        lambda rows: rows[2].update(code="410106006001600"),
        lambda rows: rows[2].update(parent_code=rows[0]["code"]),
        lambda rows: rows.pop(0),
    ],
)
def test_a_bulk_with_a_fault_plants_nothing(ground, damage):
    street = region("410106006000", "新街道", RegionLevel.STREET, ground.district)
    for number in ("001", "002"):
        region(f"410106006{number}", number, RegionLevel.COMMUNITY, street)
    rows = street_rows(street)
    damage(rows)

    with pytest.raises(Refused):
        plant_many(street, rows, **FACTS)

    assert not Grid.objects.filter(region__code__startswith="410106006").exists()
