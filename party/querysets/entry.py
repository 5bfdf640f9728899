from grids.querysets.placed import InPlaceQuerySet


class ChecklistEntryQuerySet(InPlaceQuerySet):
    """What was found of the items of a list: read through the grid or the place it was found in."""

    def column(self, level):
        return "grid_id" if level == "grid_id" else f"grid__{level}"
