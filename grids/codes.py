"""The codes of grids: domain.md 2.2. Pure. A code is never used twice, and stays with its grid when that moves."""

import re

from grids.enums import Tier

# The code of each tier: domain.md 2.2. A street carries its region's code; 000 is a community's total grid.
CODES = {
    Tier.STREET: r"^\d{12}$",
    Tier.TOTAL: r"^\d{12}000$",
    Tier.GENERAL: r"^\d{12}(00[1-9]|0[1-9]\d|[1-5]\d\d)$",
    Tier.DEDICATED: r"^\d{12}[6-9]\d\d$",
    Tier.MICRO: r"^\d{12}(00[1-9]|0[1-9]\d|[1-5]\d\d)(00[1-9]|0[1-9]\d|[1-9]\d\d)$",
}

# The first and last number of a tier, and how many digits it has. 600–899 of the dedicated ones are reserved.
NUMBERS = {Tier.GENERAL: (1, 599, 3), Tier.DEDICATED: (901, 999, 3), Tier.MICRO: (1, 999, 3)}


def stem(tier, *, parent_code, region_code):
    """What the codes of a tier begin with below a parent."""
    return parent_code if tier == Tier.MICRO else region_code


def next_code(tier, *, stem, used):
    """The code after the highest one used under the stem, or None when the numbers are spent."""
    first, last, digits = NUMBERS[tier]
    taken = [int(code[-digits:]) for code in used if len(code) == len(stem) + digits]
    number = max([n for n in taken if first <= n <= last], default=first - 1) + 1
    return f"{stem}{number:0{digits}d}" if number <= last else None


def fits(code, tier, *, stem):
    return bool(re.match(CODES[Tier(tier)], code, re.ASCII)) and code.startswith(stem)


def reading_order(boxes):
    """The keys of boxes {key: (west, south, east, north)} in the order new codes are issued: rows from the north, each
    from the west. A box belongs to a row while its middle lies above the southern edge of the row's first box.
    """
    waiting = sorted(boxes, key=lambda key: (-middle(boxes[key])[1], middle(boxes[key])[0], str(key)))
    ordered = []
    while waiting:
        edge = boxes[waiting[0]][1]
        row = [key for key in waiting if middle(boxes[key])[1] > edge] or waiting[:1]
        ordered += sorted(row, key=lambda key: (middle(boxes[key])[0], -middle(boxes[key])[1], str(key)))
        waiting = [key for key in waiting if key not in row]
    return ordered


def middle(box):
    west, south, east, north = box
    return (west + east) / 2, (south + north) / 2
