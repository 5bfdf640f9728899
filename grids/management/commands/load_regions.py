import csv
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from grids.actions.regions import ids_of_upper, note_civil_codes, settle_cities, take_in
from grids.areas import areas_of, civil_codes, files_of
from grids.enums import RegionLevel

SHOWN = 5


class Command(BaseCommand):
    help = (
        "Put in the country's regions from CSV or JSON files of code and name (make regions fetches them), or cut a"
        " part out of them into a file. Run it again after it broke off: what is there stays."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", help="a file, or a folder of files")
        parser.add_argument("--within", action="append", default=[], metavar="CODE", help="only this region")
        parser.add_argument("--civil", metavar="FILE", help="a CSV of code,civil_code")
        parser.add_argument("--write", metavar="FILE", help="write the part to a CSV and load nothing")

    def handle(self, *args, path, within, civil, write, **options):
        self.began, self.count = time.monotonic(), 0
        try:
            files = files_of(path)
            codes = civil_codes(Path(civil)) if civil else {}
            upper, below = gathered(files, within)
            if write:
                self.write(Path(write), [*upper, *below])
                return
            self.load(upper, below, codes)
        except (OSError, ValueError) as wrong:
            raise CommandError(str(wrong)) from wrong

    def load(self, upper, below, codes):
        known = ids_of_upper()
        new, lost = 0, []
        for areas in (*by_level(upper), below):
            fresh, without = take_in(areas, tell=self.tell, known=known)
            new, lost = new + fresh, lost + without
        settle_cities()
        noted = note_civil_codes(codes)
        seconds = time.monotonic() - self.began
        self.stdout.write(f"{self.count} regions read, {new} new, {noted} civil codes, in {seconds:.0f} s.")
        if lost:
            raise CommandError(f"{len(lost)} lie in nothing that is known: {', '.join(lost[:SHOWN])} …")

    def write(self, path, areas):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["code", "name"])
            writer.writerows((area.digits, area.name) for area in areas)
        self.stdout.write(f"{len(areas)} regions in {path}.")

    def tell(self, count, area):
        self.count += count
        self.stderr.write(f"{time.monotonic() - self.began:7.1f} s  {self.count} regions, {area.name}")


def gathered(files, within):
    """(what others lie in, sorted, without the cities that are districts themselves; the communities one by one)."""
    upper = {}
    for file in files:
        for area in areas_of(file, within=within):
            if area.level != RegionLevel.COMMUNITY:
                upper[area.digits] = area
    districts = {area.code for area in upper.values() if area.level == RegionLevel.DISTRICT}
    kept = [area for area in upper.values() if area.level != RegionLevel.CITY or area.code not in districts]
    below = (
        area
        for file in files
        for area in areas_of(file, within=within)
        if area.level == RegionLevel.COMMUNITY
    )
    return sorted(kept, key=lambda area: (len(area.digits), area.digits)), below


def by_level(upper):
    """One list a level: what lies in another is put in after it."""
    levels = sorted({len(area.digits) for area in upper})
    return [[area for area in upper if len(area.digits) == size] for size in levels]
