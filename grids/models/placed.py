"""Where something is: five columns that every list, scope and index reads. Filled here and nowhere else."""

from django.db import models

from grids.enums import RegionLevel

LEVEL_COLUMNS = ("district_id", "street_id", "total_id", "general_id", "grid_id")


class Placed(models.Model):
    """What has a place. Each model declares its own partial indexes: an index is paid on every write."""

    follows_its_grid = True  # moves with its grid; a record of the past says False and stays
    goes_along = (
        models.Q()
    )  # which rows go to another grid when the ground is redrawn: of cases the open ones

    district = models.ForeignKey("grids.Region", models.PROTECT, null=True, related_name="+", db_index=False)
    street = models.ForeignKey("grids.Grid", models.PROTECT, null=True, related_name="+", db_index=False)
    total = models.ForeignKey("grids.Grid", models.PROTECT, null=True, related_name="+", db_index=False)
    general = models.ForeignKey("grids.Grid", models.PROTECT, null=True, related_name="+", db_index=False)
    grid = models.ForeignKey("grids.Grid", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        abstract = True

    def place_at(self, grid):
        """Fill the five columns from a grid. Does not save."""
        self._put(levels_of(grid))

    def place_in_region(self, region):
        """Fill the district alone, for what is known no nearer. Does not save. A city leaves all empty."""
        self._put(dict.fromkeys(LEVEL_COLUMNS) | {"district_id": district_of(region)})

    def _put(self, levels):
        for column, value in levels.items():
            setattr(self, column, value)


def levels_of(grid):
    """The five columns for something that lies in `grid`: {"district_id": …, …, "grid_id": grid.pk}."""
    return {column: getattr(grid, column) for column in LEVEL_COLUMNS}


def district_of(region):
    """The id of the district a region is or lies in; None for a city."""
    while region is not None and region.level != RegionLevel.DISTRICT:
        region = region.parent
    return region.pk if region else None
