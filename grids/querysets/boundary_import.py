from grids.querysets.placed import PlacedQuerySet
from grids.roles import P


class BoundaryImportQuerySet(PlacedQuerySet):
    """Read by whoever may change the ground there."""

    seen_with = P.GROUND_CHANGE

    def column(self, level):
        return "grid_id" if level == "grid_id" else f"grid__{level}"

    def with_names(self):
        return self.select_related("grid", "made_by").defer("grid__boundary")
