from django.db.models import Q

from grids.querysets.placed import PlacedQuerySet

LEVELS = ("street_id", "total_id", "general_id", "grid_id")


class NoticeQuerySet(PlacedQuerySet):
    def in_force(self, on):
        return self.filter(withdrawn_at=None, starts_on__lte=on, ends_on__gt=on)

    def addressed_to(self, place):
        """What those who live in a building or grid are told: by it, by a grid above it, by its whole district."""
        near = {getattr(place, level) for level in LEVELS} - {None}
        return self.filter(Q(grid__in=near) | Q(grid=None, district=place.district_id))
