from django.db.models import Q

from grids.enums import Readers
from grids.querysets.placed import PlacedQuerySet

LEVELS = ("street_id", "total_id", "general_id", "grid_id")


class NoticeQuerySet(PlacedQuerySet):
    def in_force(self, on):
        return self.filter(withdrawn_at=None, starts_on__lte=on, ends_on__gt=on)

    def addressed_to(self, place):
        """What those who live in a building or grid are told: by it, by a grid above it, by its whole district."""
        near = {getattr(place, level) for level in LEVELS} - {None}
        here = Q(grid__in=near) | Q(grid=None, district=place.district_id)
        return self.filter(here, readers=Readers.RESIDENTS)

    def fitting(self, choice):
        """Those for everybody and those for whom somebody said he is (grids/for_whom.py); all where he said nothing."""
        rows = self
        if choice.labels:
            rows = rows.filter(Q(labels__len=0) | Q(labels__overlap=list(choice.labels)))
        if choice.ages:
            fits = Q(from_age=None, to_age=None)
            for first, last in choice.bands:
                since = Q(from_age=None) | Q(from_age__lte=last)
                fits |= since & (Q(to_age=None) | Q(to_age__gte=first))
            rows = rows.filter(fits)
        return rows

    def of_the_district(self, region):
        """What is said in a whole district at once."""
        return self.filter(district=region, street=None, grid=None)
