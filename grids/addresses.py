"""An address in parts and as one line: domain.md 2.3. Pure: words in, words out.

What stands above the road (province to community) is the grid's, and is said by its names; here it begins with the
villagers' group.
"""

import re
from dataclasses import dataclass, fields, replace

LONGEST = 120

# In the order in which an address says them. Each is looked for in what the one before it left.
GROUP = re.compile(r"[\w·]{0,12}?(?:第?[一二三四五六七八九十0-9]{1,3}|村民)组")
ROAD = re.compile(r"[^\d\s号]{1,18}?(?:大道|大街|胡同|路|街|巷|弄|道)(?:[东南西北中]段)?")
NUMBER = re.compile(r"(?:甲|乙|丙|附)?\d{1,5}(?:[-之]\d{1,4})?号(?!楼)院?")
COMPOUND = re.compile(
    r"[^\d号]{1,18}?(?:小区|花园|家园|公寓|新村|新城|苑|里|园|府|湾|庄|寓|郡|城|邸|院)(?:[一二三四五六七八九十东南西北]{1,2}[期区院])?"
)
BLOCK = re.compile(r"(?:第)?[0-9A-Za-z一二三四五六七八九十]{1,4}(?:号楼|栋|幢|座|#)")
UNIT = re.compile(r"[0-9A-Za-z一二三四五六七八九十甲乙]{1,3}单元")
FLOOR = re.compile(r"(?:-|负|地下)?[0-9一二三四五六七八九十]{1,3}(?:层|楼)")
ROOM = re.compile(r"[0-9A-Za-z]{1,6}(?:室|户|房|号)?$")
DOOR = re.compile(r"(\d{1,4})-(\d{1,3})-([0-9A-Za-z]{1,6})$")  # 3-2-502, as people say it
ABOVE = re.compile(r"^.{0,40}?(?:街道|镇|乡)(?:.{1,16}?(?:社区|居委会|村委会|村(?!民)))?")


@dataclass(frozen=True)
class Parts:
    """The parts of an address, each as it is written: 12号, 幸福里, 3号楼, 2单元, 5层, 502室."""

    villagers_group: str = ""
    road: str = ""
    house_number: str = ""
    compound: str = ""
    block: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""


LOOKED_FOR = {
    "villagers_group": GROUP,
    "road": ROAD,
    "house_number": NUMBER,
    "compound": COMPOUND,
    "block": BLOCK,
    "unit": UNIT,
    "floor": FLOOR,
    "room": ROOM,
}


def full(parts, *, above=()):
    """The address as one line, with the names that stand above it in front. Nothing is said twice."""
    said = "".join(above)
    for field in fields(parts):
        part = getattr(parts, field.name)
        said += "" if part and said.endswith(part) else part
    return said[:LONGEST]


def parse(text):
    """The Parts of an address as it is written. What is not understood is in none of them: keep the text beside."""
    left = ABOVE.sub("", "".join(text.split())[:LONGEST], count=1)
    found = Parts()
    if door := DOOR.search(left):
        block, unit, room = door.groups()
        found = replace(found, block=f"{block}号楼", unit=f"{unit}单元", room=room)
        left = left[: door.start()]
    for name, pattern in LOOKED_FOR.items():
        if getattr(found, name):
            continue
        if hit := pattern.match(left):
            found = replace(found, **{name: hit.group()})
            left = left[hit.end() :]
    return found


def door(block, unit, room):
    """A room as people say it: 3-2-502. `block` and `unit` may carry their words, or be missing."""
    digits = [re.sub(r"(?:号楼|栋|幢|座|#|单元)$", "", part.removeprefix("第")) for part in (block, unit)]
    return "-".join(part for part in [*digits, room] if part)
