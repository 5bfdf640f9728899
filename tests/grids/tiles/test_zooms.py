import pytest

from grids.enums import Tier
from grids.tiles.zooms import WORLD, tile_at

LEAVES = (Tier.MICRO, Tier.DEDICATED)


@pytest.mark.parametrize(
    ("z", "tiers"),
    [
        (0, (Tier.STREET,)),
        (11, (Tier.STREET,)),
        (12, (Tier.TOTAL,)),
        (13, (Tier.GENERAL, Tier.DEDICATED)),
        (14, LEAVES),
        (22, LEAVES),
    ],
)
def test_each_zoom_shows_the_tier_that_is_large_enough(z, tiers):
    assert tile_at(z, 0, 0).tiers == tiers


def test_a_tier_may_be_asked_for_where_a_tile_holds_few_enough():
    assert tile_at(12, 0, 0, "micro").tiers == LEAVES
    for z, tier in [(11, "micro"), (10, "general"), (8, "total"), (14, "dedicated"), (14, "mars")]:
        with pytest.raises(ValueError, match=r"."):
            tile_at(z, 0, 0, tier)


@pytest.mark.parametrize("place", [(0, 1, 0), (3, 8, 0), (3, 0, 8), (23, 0, 0), (3, -1, 0)])
def test_there_is_no_tile_off_the_world(place):
    with pytest.raises(ValueError, match="No such tile"):
        tile_at(*place)


def test_the_boxes_of_a_zoom_are_the_world():
    assert tile_at(0, 0, 0).box(margin=0) == (-WORLD, -WORLD, WORLD, WORLD)
    west, south, east, north = tile_at(1, 1, 0).box(margin=0)
    assert (west, south, east, north) == (0, 0, WORLD, WORLD)
