"""How much of the ground party organisations cover (domain.md S0-05, S1-17): rates by tier, and what is uncovered."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from grids.enums import Tier
from grids.models import Grid
from grids.words import tier_word
from party.models import GridLink


@dataclass(frozen=True)
class Rate:
    """So many of so many."""

    total: int
    covered: int

    @property
    def percent(self):
        """Whole percents, down: a hundred is said of all alone."""
        return self.covered * 100 // self.total if self.total else None

    @property
    def missing(self):
        return self.total - self.covered


def linked(on):
    """The condition that a grid is covered on a day by an organisation of its own."""
    return Exists(GridLink.objects.current(on).filter(grid=OuterRef("pk")))


def rates_by_tier(grid, on):
    """[(tier, its word there, Rate)] of a grid and what lies below it, from the widest. One statement."""
    told = (
        Grid.objects.current(on).under(grid).order_by().values_list("tier")
        .annotate(total=Count("pk"), covered=Count("pk", filter=linked(on)))
    )  # fmt: skip
    found = {tier: Rate(total, covered) for tier, total, covered in told}
    return [(tier, tier_word(grid.code, tier), found[tier]) for tier in Tier if tier in found]


def rate_of(grid, on, tier):
    """The Rate of the grids of a tier in a grid. One statement."""
    inside = Grid.objects.current(on).under(grid).filter(tier=tier)
    return Rate(**inside.aggregate(total=Count("pk"), covered=Count("pk", filter=linked(on))))


def rates_below(grid, on, tier=""):
    """[(Grid, Rate)] of what stands right under a grid, each with all that lies below it, or those of a tier.

    Two statements.
    """
    children = list(grid.get_children().current(on).defer("boundary").order_by("code"))
    level = next((child.own_level for child in children if child.own_level != "grid_id"), None)
    if level is None:
        return []
    inside = Grid.objects.current(on).filter(**{f"{level}__in": [child.pk for child in children]})
    told = (inside.filter(tier=tier) if tier else inside).order_by().values_list(level)
    told = told.annotate(total=Count("pk"), covered=Count("pk", filter=linked(on)))
    found = {pk: Rate(total, covered) for pk, total, covered in told}
    return [(child, found[child.pk]) for child in children if child.pk in found]


def uncovered(grid, on, tier=""):
    """The grids in a grid that no organisation of their own covers on a day."""
    rows = Grid.objects.current(on).under(grid).filter(~linked(on)).defer("boundary")
    return rows.filter(tier=tier) if tier else rows


def covering(grid, on):
    """(the PartyOrganisation nearest to a grid or None, whether it covers the grid itself). One statement."""
    above = {pk for pk in (grid.pk, grid.general_id, grid.total_id, grid.street_id) if pk}
    links = GridLink.objects.current(on).filter(grid__in=above).select_related("organisation", "grid")
    order = [grid.pk, grid.general_id, grid.total_id, grid.street_id]
    nearest = min(links.defer("grid__boundary"), key=lambda one: order.index(one.grid_id), default=None)
    return (nearest.organisation, nearest.grid_id == grid.pk) if nearest else (None, False)
