from django.db.models import Q
from mptt.querysets import TreeQuerySet

from grids.enums import Tier
from grids.querysets.placed import PlacedQuerySet

BOUNDARIES = ("boundary", "street__boundary", "total__boundary", "general__boundary")


class GridQuerySet(TreeQuerySet, PlacedQuerySet):
    def column(self, level):
        return "id" if level == "grid_id" else level

    def current(self, on):
        """The grids in force on a day: `valid_to` is the first day without."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)

    def with_path(self):
        """Ready for `path`: the names above come with the row, the boundaries stay away."""
        return self.select_related("street", "total", "general").defer(*BOUNDARIES)

    def of_tier(self, tier):
        return self.filter(tier=tier)

    def leaves(self):
        """The grids that nothing lies below: what doors stand in."""
        return self.filter(tier__in=[Tier.MICRO, Tier.DEDICATED])

    def around(self, point):
        """The micro and dedicated grids that hold or touch a point: the deepest first, then the lower id."""
        return self.leaves().filter(boundary__intersects=point).order_by("-level", "pk")
