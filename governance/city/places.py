"""The places of a made city as rows: a station in each general grid, shops and the like in each micro grid (pure)."""

from random import Random
from uuid import UUID

from governance.city.ground import ewkb_point
from grids.enums import Tier
from grids.kinds import NineSmall, PlaceKind

STATION = (PlaceKind.STATION, "", "党群服务站")
SHOPS = (
    (PlaceKind.SHOP, NineSmall.SHOP, "便利店"),
    (PlaceKind.FOOD, NineSmall.FOOD, "小吃店"),
    (PlaceKind.CLINIC, NineSmall.CLINIC, "诊所"),
    (PlaceKind.CARE, NineSmall.CARE, "理发店"),
    (PlaceKind.WORKSHOP, NineSmall.WORKSHOP, "修理铺"),
)
IN_A_MICRO_GRID = 3
NOT_SAID = ("",) * 6 + ("{}",) * 2  # the columns after the levels


def places_of(tiers, *, seed, at):
    """Rows for COPY of grids_place. `tiers`: {Tier: grids with `name`, `box` and `levels`}; chance by the seed."""
    rng, rows = Random(f"places {seed}"), []
    for general in tiers[Tier.GENERAL]:
        rows.append(row_of(len(rows) + 1, general, STATION, rng, at))
    for micro in tiers[Tier.MICRO]:
        for what in rng.sample(SHOPS, IN_A_MICRO_GRID):
            rows.append(row_of(len(rows) + 1, micro, what, rng, at))
    return rows


def row_of(pk, grid, what, rng, at):
    kind, nine_small, word = what
    west, south, east, north = grid.box
    point = ewkb_point(
        west + (east - west) * rng.uniform(0.1, 0.9), south + (north - south) * rng.uniform(0.1, 0.9)
    )
    name = f"{grid.name}{word}"
    facts = (pk, UUID(int=rng.getrandbits(128)).hex, name, point, at.isoformat(), name)
    return (*facts, kind.value, nine_small and nine_small.value, *grid.levels, *NOT_SAID)
