"""A whole street at once, for an import or a new installation: numbered beside, written in one statement."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.resettle import level_columns
from grids.actions.responsible import answer
from grids.actions.shapes import draw_shapes
from grids.actions.tree import as_boundary
from grids.actions.tree_locks import lock_forest, reserve_ids
from grids.codes import fits, stem
from grids.enums import PARENTS, RegionLevel, Tier
from grids.models import Grid, district_of
from grids.roles import P


@transaction.atomic
def plant_many(region, rows, *, valid_from, by, at):
    """Plant a street with everything below it. Returns {code: Grid}.

    `rows`: dicts of code, parent_code, tier, name and, where they are known, region (of a total grid: its
    community), boundary, responsible_unit, responsible_code; the street first, then each parent before its children.
    Refused: a street that has its tree, a row whose parent does not come before it, a tier or code that does not fit
    there.
    """
    lock_forest()
    district = district_of(region)
    require(by, P.GROUND_CHANGE, Grid(district_id=district))
    if region.level != RegionLevel.STREET or district is None:
        raise Refused(_("A tree begins at a street of a district."))
    if Grid.objects.filter(code=region.code).exists():
        raise Refused(_("This street has its grid already."))
    planted = {}
    for pk, row in zip(reserve_ids(len(rows)), rows, strict=True):
        if row["code"] in planted:
            raise Refused(_("The code %(code)s comes twice.") % row)
        planted[row["code"]] = sprout(pk, row, planted, region, valid_from)
        planted[row["code"]].changed_at = at
    nodes = Grid.objects.build_tree_nodes(nested(planted))
    grids = Grid.objects.bulk_create(nodes)
    draw_shapes([grid.pk for grid in grids])
    return {node.code: node for node in grids}


def sprout(pk, row, planted, region, valid_from):
    """A row as an unsaved grid with all its columns."""
    tier = Tier(row["tier"])
    grid = Grid(pk=pk, code=row["code"], tier=tier, name=row["name"], valid_from=valid_from)
    grid.boundary = as_boundary(row.get("boundary"))
    if tier == Tier.STREET:
        if planted or grid.code != region.code:
            raise Refused(_("The street comes first, under its own code."))
        grid.district_id, grid.street_id, grid.region = district_of(region), pk, region
        return grid
    parent = planted.get(row["parent_code"])
    if parent is None or parent.tier not in PARENTS[tier]:
        raise Refused(_("The grid %(code)s cannot stand there.") % row)
    grid.parent = parent
    grid.region = row["region"] if tier == Tier.TOTAL else parent.region
    if not fits(grid.code, tier, stem=stem(tier, parent_code=parent.code, region_code=grid.region.code)):
        raise Refused(_("The code %(code)s does not fit its tier and place.") % row)
    for column, value in level_columns(grid, parent).items():
        setattr(grid, column, value)
    answer(grid, row.get("responsible_unit", ""), row.get("responsible_code", ""))
    return grid


FACTS = (
    *("id", "code", "name", "tier", "parent_id", "region_id", "boundary", "responsible_unit"),
    *("responsible_code", "valid_from", "changed_at", "district_id", "street_id", "total_id", "general_id"),
)


def nested(planted):
    """The grids as mptt's nested dictionaries, children in the order of their codes."""
    data = {grid.pk: {name: getattr(grid, name) for name in FACTS} for grid in planted.values()}
    root, *rest = sorted(planted.values(), key=lambda grid: (grid.parent_id is not None, grid.code))
    for grid in rest:
        data[grid.parent_id].setdefault("children", []).append(data[grid.pk])
    return data[root.pk]
