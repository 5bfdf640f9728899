"""manage.py check_coverage STREET [--json]: whether the grids of a street cover it. Ends with 1 where they do not."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from grids.coverage import findings
from grids.enums import Tier
from grids.models import Grid


class Command(BaseCommand):
    help = "Look for overlaps, gaps, land outside and doors without a grid in a street."

    def add_arguments(self, parser):
        parser.add_argument("street", metavar="STREET", help="the code of the street")
        parser.add_argument("--json", action="store_true", help="print what was found as JSON")

    def handle(self, *args, street, **options):
        grid = Grid.objects.filter(code=street, tier=Tier.STREET).defer("boundary").first()
        if grid is None:
            raise CommandError(f"There is no street {street}.")
        found = findings(grid, on=localdate())
        if options["json"]:
            told = {"street": grid.code, "findings": [one.as_json() for one in found]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self.tell(grid, found)
        if found:
            sys.exit(1)

    def tell(self, grid, found):
        for one in found:
            size = f"{one.size:,.0f} m²" if one.size else "-"
            self.stdout.write(f"{one.kind}\t{size}\t{one.at[0]:.6f},{one.at[1]:.6f}\t{one.words}")
        if not found:
            self.stdout.write(f"{grid.name}: nothing is wrong.")
