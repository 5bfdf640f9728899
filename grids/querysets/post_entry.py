from grids.querysets.placed import PlacedQuerySet
from grids.roles import P


class PostEntryQuerySet(PlacedQuerySet):
    seen_with = P.STAFF_LEAD  # who leads the people there

    def with_names(self):
        names = ("officer", "post__position", "grid", "corrected_by")
        return self.select_related(*names).defer("grid__boundary")

    def standing(self):
        """Those that no other line has put right."""
        return self.filter(corrected_by=None)
