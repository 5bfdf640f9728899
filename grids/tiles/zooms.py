"""Which tile of the world is which, and which tier of grids it shows. Pure."""

from dataclasses import dataclass

from grids.enums import Tier

WORLD = 20037508.342789244  # half the width of Web Mercator, in metres
DEEPEST = 22
EXTENT, BUFFER = 4096, 64
LEAVES = (Tier.MICRO, Tier.DEDICATED)
# The tier that is large enough to be seen: the first zoom at which it is shown, and the next.
SHOWN_FROM = ((14, LEAVES), (13, (Tier.GENERAL, Tier.DEDICATED)), (12, (Tier.TOTAL,)), (0, (Tier.STREET,)))
# What somebody may ask for by name, from which zoom on: nearer to the ground a tile would hold too many.
ASKED_FROM = {
    Tier.STREET: (0, (Tier.STREET,)),
    Tier.TOTAL: (9, (Tier.TOTAL,)),
    Tier.GENERAL: (11, (Tier.GENERAL, Tier.DEDICATED)),
    Tier.MICRO: (12, LEAVES),
}
# From here on boundaries are drawn as they are, before that rounded (grids/actions/shapes.py).
FINE_FROM = {Tier.STREET: 10, Tier.TOTAL: 12, Tier.GENERAL: 14, Tier.MICRO: 15, Tier.DEDICATED: 15}


@dataclass(frozen=True)
class Tile:
    """A square of the world at a zoom, and the tiers of grids that it shows."""

    z: int
    x: int
    y: int
    tiers: tuple

    def box(self, margin=BUFFER / EXTENT):
        """(west, south, east, north) in Web Mercator, with a margin in parts of its width."""
        width = 2 * WORLD / 2**self.z
        west, north = self.x * width - WORLD, WORLD - self.y * width
        more = margin * width
        return west - more, north - width - more, west + width + more, north + more


def tile_at(z, x, y, tier=""):
    """The Tile of an address. Raises ValueError where there is none, or the tier is too small to be shown there."""
    if not 0 <= z <= DEEPEST or not (0 <= x < 2**z and 0 <= y < 2**z):
        raise ValueError("No such tile.")
    if not tier:
        return Tile(z, x, y, next(tiers for first, tiers in SHOWN_FROM if z >= first))
    first, tiers = ASKED_FROM[Tier(tier)] if tier in ASKED_FROM else (DEEPEST + 1, ())
    if z < first:
        raise ValueError("Too small to be shown there.")
    return Tile(z, x, y, tiers)
