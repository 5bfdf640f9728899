"""What a move drags along: the level columns of the grids below and of everything that lies in them."""

from django.apps import apps
from django.db.models import OuterRef, Subquery

from grids.enums import Tier
from grids.models import LEVEL_COLUMNS, Grid, Placed

NAMES_ITSELF = {Tier.STREET: "street_id", Tier.TOTAL: "total_id", Tier.GENERAL: "general_id"}


def level_columns(grid, parent):
    """The level columns of a grid under a parent: the parent's, and itself at its own tier."""
    columns = {name: getattr(parent, name) for name in ("district_id", "street_id", "total_id", "general_id")}
    if own := NAMES_ITSELF.get(Tier(grid.tier)):
        columns[own] = grid.pk
    return columns


def resettle(grid, parent, *, at):
    """Rewrite the columns of a grid that now stands under `parent`, of its subtree, and of what is placed there.

    A street holds some 560 grids and 5,000 open rows (measurements.md 3): under 5 s, a general grid under 0.4 s.
    """
    columns = level_columns(grid, parent)
    below = {name: value for name, value in columns.items() if value != grid.pk and value is not None}
    subtree = grid.get_descendants(include_self=True)
    moved = list(subtree.values_list("pk", flat=True))
    region = {} if grid.tier == Tier.TOTAL else {"region_id": parent.region_id}
    Grid.objects.filter(pk__in=moved).exclude(pk=grid.pk).update(**below, **region, changed_at=at)
    Grid.objects.filter(pk=grid.pk).update(**columns, **region, changed_at=at)
    for model in followers():
        model._base_manager.filter(grid__in=moved).update(**copied(), **stamped(model, at))


def followers():
    return [model for model in apps.get_models() if issubclass(model, Placed) and model.follows_its_grid]


def stamped(model, at):
    """What keeps the moment of its last change has changed: whoever asks for changes gets to see it."""
    return {"changed_at": at} if any(field.name == "changed_at" for field in model._meta.fields) else {}


def copied():
    """Each level column from the grid the row lies in."""
    home = Grid.objects.filter(pk=OuterRef("grid_id")).order_by()
    return {column: Subquery(home.values(column)) for column in LEVEL_COLUMNS if column != "grid_id"}
