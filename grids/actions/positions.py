"""The titles of a place, from localities/positions.csv: the words are data, a place may change them afterwards."""

import csv

from django.db import transaction

from common.locality import FOLDER
from grids.enums import RegionLevel
from grids.models import Position
from grids.models.position import CITY, DEPARTMENT, DISTRICT

EVERYWHERE = "*"
ABOVE = {CITY, DISTRICT, DEPARTMENT}  # where a whole district's titles stand


def said_of(name):
    """{code: row} of what a place calls its people: its own rows, and for the other codes everybody's."""
    with (FOLDER / "positions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["code"]: row for place in (EVERYWHERE, name) for row in rows if row["locality"] == place}


@transaction.atomic
def adopt_positions(name, region):
    """Put the titles of a place into its region, a street or a district; what is there stays. Returns how many are new.

    What stands on the district or in its departments goes to the district.
    """
    district = region
    while district.level != RegionLevel.DISTRICT and district.parent:
        district = district.parent
    rows = [position_of(row, region, district) for row in said_of(name).values()]
    before = Position.objects.count()
    Position.objects.bulk_create(rows, ignore_conflicts=True)
    return Position.objects.count() - before


def position_of(row, region, district):
    stands_on = row["stands_on"].split()
    numbers = {name: int(row[name]) if row[name] else None for name in ("term_years", "norm")}
    texts = {name: row[name] for name in ("code", "name", "name_en", "role", "duty", "duty_en")}
    return Position(
        region=district if ABOVE & set(stands_on) else region,
        stands_on=stands_on,
        publicity_days=int(row["publicity_days"]),
        publicity_unit=row["publicity_unit"],
        order=int(row["order"]),
        **numbers,
        **texts,
    )
