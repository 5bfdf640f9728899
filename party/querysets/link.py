from django.db.models import Q

from grids.querysets.placed import InPlaceQuerySet


class GridLinkQuerySet(InPlaceQuerySet):
    """Which organisation covers which grid: read through the one or the other."""

    def current(self, on):
        """What holds on a day: `ends_on` is the first day without."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)

    def column(self, level):
        return "grid_id" if level == "grid_id" else f"grid__{level}"
