"""How many grids of each tier, doors and households lie in grids, counted as they are today."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Sum

from grids.enums import Tier
from grids.models import Building, Grid
from grids.words import tier_word

SHOWN = (Tier.TOTAL, Tier.GENERAL, Tier.MICRO, Tier.DEDICATED)


@dataclass
class Figures:
    """What lies in one grid, itself not counted. `households` is None where nobody has counted any."""

    code: str
    tiers: dict = field(default_factory=dict)
    doors: int = 0
    households: int | None = None

    def named(self):
        """[(the place's word, count)] of the tiers that occur, from the widest."""
        return [(tier_word(self.code, tier), self.tiers[tier]) for tier in SHOWN if self.tiers.get(tier)]


def figures_of(grids, on):
    """{grid id: Figures} for the grids of a list. Two statements for each level that occurs among them."""
    found = {grid.pk: Figures(grid.code) for grid in grids}
    levels = defaultdict(list)
    for grid in grids:
        levels[grid.own_level].append(grid.pk)
    for level, pks in levels.items():
        if level != "grid_id":
            count_grids(found, level, pks, on)
        count_doors(found, level, pks)
    return found


def count_grids(found, level, pks, on):
    below = Grid.objects.current(on).filter(**{f"{level}__in": pks}).exclude(pk__in=pks).order_by()
    for pk, tier, count in below.values_list(level, "tier").annotate(count=Count("pk")):
        found[pk].tiers[Tier(tier)] = count


def count_doors(found, level, pks):
    inside = Building.objects.filter(**{f"{level}__in": pks}, valid_to=None).order_by()
    told = inside.values_list(level).annotate(doors=Count("pk"), households=Sum("household_count"))
    for pk, doors, households in told:
        found[pk].doors, found[pk].households = doors, households
