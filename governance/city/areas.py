"""The real area codes a made city stands on, read from localities/city/."""

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "localities" / "city"
COUNTY, STREET = 6, 9  # digits


@dataclass(frozen=True)
class Street:
    """A street with the number of communities it has; its code has nine digits."""

    code: str
    name: str
    communities: int


@dataclass(frozen=True)
class County:
    code: str
    name: str
    streets: tuple[Street, ...]


@dataclass(frozen=True)
class City:
    code: str
    name: str
    counties: tuple[County, ...]


def read(name="chengdu"):
    """The City of localities/city/<name>.csv: its counties and streets, as the statistics number them."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        top, *rows = list(csv.DictReader(file))
    streets = [row for row in rows if len(row["code"]) == STREET]
    counties = tuple(
        County(row["code"], row["name"], streets_of(row["code"], streets))
        for row in rows
        if len(row["code"]) == COUNTY
    )
    return City(top["code"], top["name"], counties)


def streets_of(county, rows):
    mine = (row for row in rows if row["code"].startswith(county))
    return tuple(Street(row["code"], row["name"], int(row["communities"])) for row in mine)
