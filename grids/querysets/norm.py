from django.db.models import QuerySet

from grids.norms import Size

WHOLE = 12
DIGITS = (12, 9, 6, 4, 2)  # of a community, a street, a district, a city, a province


class NormQuerySet(QuerySet):
    def sizes(self, region):
        """{tier: Size} that is asked of the grids of a region: of each tier the nearest one. One query."""
        chain = [region.code[:digits].ljust(WHOLE, "0") for digits in DIGITS]
        rows = self.filter(region__code__in=chain).select_related("region")
        found = {}
        for norm in sorted(rows, key=lambda row: chain.index(row.region.code)):
            found.setdefault(norm.tier, norm.size)
        return found

    def size_for(self, grid):
        return self.sizes(grid.region).get(grid.tier, Size())
