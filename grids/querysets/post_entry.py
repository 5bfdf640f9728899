from django.db.models import Q

from grids.querysets.placed import PlacedQuerySet
from grids.roles import P


class PostEntryQuerySet(PlacedQuerySet):
    seen_with = P.WORK_LEAD

    def with_names(self):
        names = ("officer", "post__position", "grid", "corrected_by")
        return self.select_related(*names).defer("grid__boundary")

    def of_grid(self, code):
        """Those of a grid and of what lies in it."""
        inside = Q(grid__code=code)
        for level in ("street", "total", "general"):
            inside |= Q(**{f"{level}__code": code})
        return self.filter(inside)

    def standing(self):
        """Those that no other line has put right."""
        return self.filter(corrected_by=None)
