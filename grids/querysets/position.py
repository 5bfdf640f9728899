from django.db.models import QuerySet

from grids.querysets.norm import DIGITS, WHOLE


class PositionQuerySet(QuerySet):
    def of(self, *regions):
        """The titles in use in one of several regions or above it, in their order; of each code the nearest.

        → list. One query. Regions of different places give the titles of all of them.
        """
        chain = [region.code[:digits].ljust(WHOLE, "0") for digits in DIGITS for region in regions if region]
        rows = self.filter(region__code__in=chain, is_active=True).select_related("region")
        found = {}
        for row in sorted(rows, key=lambda row: chain.index(row.region.code)):
            found.setdefault(row.code, row)
        return sorted(found.values(), key=lambda row: (row.order, row.pk))
