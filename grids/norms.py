"""How large a grid should be, and how hard it is to look after. Pure: numbers in, numbers and words out."""

from dataclasses import dataclass
from decimal import Decimal

MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True)
class Size:
    """What a place asks of the grids of one tier; None where it asks nothing.

    `minutes_each` and `hours` are the 3-hour rule (domain.md S4-03): a micro grid is as large as those who answer for
    it can go round in that time, so many minutes a household.
    """

    fewest: int | None = None
    most: int | None = None
    minutes_each: int | None = None
    hours: Decimal | None = None


def hours_needed(households, *, minutes_each, helpers):
    """How long those there need to go to every household once; nobody there counts as one."""
    return Decimal(households * minutes_each) / (MINUTES_OF_AN_HOUR * max(helpers, 1))


def warnings(size, *, households, helpers):
    """[(word, numbers)] of what does not fit: few, many, long. Nothing is said where nobody has counted."""
    if households is None:
        return []
    found = []
    if size.fewest is not None and households < size.fewest:
        found.append(("few", {"count": households, "norm": size.fewest}))
    if size.most is not None and households > size.most:
        found.append(("many", {"count": households, "norm": size.most}))
    if size.minutes_each and size.hours:
        needed = hours_needed(households, minutes_each=size.minutes_each, helpers=helpers)
        if needed > size.hours:
            found.append(("long", {"count": round(needed, 1), "norm": size.hours}))
    return found


def difficulty(size, *, households, doors, square_metres, helpers):
    """How hard a grid is to look after, 0 to 100: half for the households each helper has against what the place asks,
    a quarter for how far apart the doors are, a quarter for how many of them there are. None where nobody has counted.
    """
    if households is None or not doors:
        return None
    each = households / max(helpers, 1)
    load = each / (size.most or USUAL_HOUSEHOLDS)
    apart = (square_metres / doors) ** 0.5 / FAR_APART if square_metres else 0
    return round(50 * capped(load / 2) + 25 * capped(apart) + 25 * capped(doors / MANY_DOORS))


USUAL_HOUSEHOLDS = 80
FAR_APART = 200  # metres between doors: a mountain village
MANY_DOORS = 40


def capped(share):
    return min(max(share, 0), 1)
