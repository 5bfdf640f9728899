"""Regions as files say them: CSV or JSON with `code` and `name`, of any level, as the package china-division has them.

A code says its own level and what it lies in: 2 digits a province, 4 a city, 6 a district, 9 a street, 12 a community
(or the same padded to 12 with zeros). Pure but for reading the files.
"""

import csv
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grids.enums import RegionLevel

LEVEL_OF = {
    2: RegionLevel.PROVINCE,
    4: RegionLevel.CITY,
    6: RegionLevel.DISTRICT,
    9: RegionLevel.STREET,
    12: RegionLevel.COMMUNITY,
}
DIGITS = re.compile(r"[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{3}(?:[0-9]{3})?)?)?)?")
WHOLE = 12
FILES = {".csv", ".json"}
LONGEST = 60  # characters of a name; rare ones are often of a private use area: they stay
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class Area:
    """One region of a file. `digits` is its code without what only pads it; `code` is what the table keeps."""

    digits: str
    name: str

    @property
    def code(self):
        return self.digits.ljust(WHOLE, "0")

    @property
    def level(self):
        return LEVEL_OF[len(self.digits)]

    @property
    def above(self):
        """The codes of what it may lie in, the nearest first. A city without districts is a district itself."""
        shorter = [size for size in sorted(LEVEL_OF, reverse=True) if size < len(self.digits)]
        return [self.digits[:size].ljust(WHOLE, "0") for size in shorter]


def files_of(path):
    """The files of a folder that carry regions, or the one file. Raises FileNotFoundError where there is none."""
    path = Path(path)
    found = [path] if path.is_file() else sorted(path.glob("*.csv")) or sorted(path.glob("*.json"))
    if not found or found[0].suffix not in FILES:
        raise FileNotFoundError(f"{path} is no CSV or JSON file, and no folder with any.")
    return found


def areas_of(path, *, within=()):
    """The Areas of a file, one by one. `within`: only what has these digits in front, and what that lies in.

    Raises ValueError, with the line, for a code or a name that is none.
    """
    with lines_of(path) as lines:
        for number, line in lines:
            area = area_from(line, path, number)
            if not within or any(touches(area.digits, digits) for digits in within):
                yield area


def touches(digits, wanted):
    return digits.startswith(wanted) or wanted.startswith(digits)


def area_from(line, path, number):
    code, name = str(line["code"]), str(line["name"]).strip()
    if not DIGITS.fullmatch(code):
        raise ValueError(f"{path.name}, line {number}: {code!r} is no code of 2, 4, 6, 9 or 12 digits.")
    if not name or len(name) > LONGEST or CONTROL.search(name):
        raise ValueError(f"{path.name}, line {number}: {name[:LONGEST]!r} is no name.")
    return Area(short(code), name)


def short(code):
    """The code without the zeros that pad it; a code of fewer than 12 digits says its level itself."""
    if len(code) < WHOLE:
        return code
    for size in sorted(LEVEL_OF):
        if not code[size:].strip("0"):
            return code[:size]
    return code


@contextmanager
def lines_of(path):
    """(line number, {"code": …, "name": …}) of a file; a heading without the two is a ValueError."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = json.load(file) if path.suffix == ".json" else csv.DictReader(file)
        heads = rows[0] if isinstance(rows, list) and rows else getattr(rows, "fieldnames", ())
        if not {"code", "name"} <= set(heads or ()):
            raise ValueError(f"{path.name} has no columns code and name.")
        yield enumerate(rows, start=2 if path.suffix == ".csv" else 1)


def civil_codes(path):
    """{statistical code: civil code} from a CSV of `code,civil_code`. Raises ValueError for what is no code."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if not {"code", "civil_code"} <= set(rows.fieldnames or ()):
            raise ValueError(f"{path.name} has no columns code and civil_code.")
        found = {row["code"].ljust(WHOLE, "0"): row["civil_code"] for row in rows}
    wrong = [code for pair in found.items() for code in pair if not re.fullmatch(r"\d{6}(\d{3}){0,2}", code)]
    if wrong:
        raise ValueError(f"{path.name}: {wrong[0]!r} is no code of 6, 9 or 12 digits.")
    return found
