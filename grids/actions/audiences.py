"""The words by which a place says whom a notice is for, from localities/audiences.csv: data, changed afterwards."""

import csv

from django.db import transaction

from common.locality import FOLDER
from grids.models import Audience

EVERYWHERE = "*"


def said_of(name):
    """{code: row} of a place: everybody's words, and its own in their stead or beside them."""
    with (FOLDER / "audiences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["code"]: row for place in (EVERYWHERE, name) for row in rows if row["locality"] == place}


@transaction.atomic
def adopt_audiences(name, district):
    """Put the words of a place into its district; what is there stays. Returns how many are new."""
    texts = ("code", "name", "name_en")
    rows = [
        Audience(region=district, order=int(row["order"]), **{text: row[text] for text in texts})
        for row in said_of(name).values()
    ]
    before = Audience.objects.count()
    Audience.objects.bulk_create(rows, ignore_conflicts=True)
    return Audience.objects.count() - before
