from grids.enums import RedrawState
from grids.querysets.placed import PlacedQuerySet


class RedrawQuerySet(PlacedQuerySet):
    def column(self, level):
        return "grid_id" if level == "grid_id" else f"grid__{level}"

    def due(self, on):
        """What is planned for a day or an earlier one, in the order of the days."""
        return self.filter(state=RedrawState.PLANNED, effective_on__lte=on).order_by("effective_on", "pk")

    def planned(self):
        return self.filter(state=RedrawState.PLANNED).order_by("effective_on", "pk")

    def with_names(self):
        return self.select_related("grid", "planned_by").defer("grid__boundary")
