"""The writers of the trees, one grid at a time: lock the tree, load, then write. See plant.py for whole streets."""

from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.authority import require
from grids.actions.posts import end_posts_on
from grids.actions.resettle import level_columns, resettle
from grids.actions.responsible import answer
from grids.actions.shapes import draw_shapes
from grids.actions.tree_locks import lock_forest, lock_trees, reserve_ids
from grids.codes import fits, next_code, stem
from grids.enums import PARENTS, RegionLevel, Tier
from grids.models import Building, Grid, QrCode, district_of
from grids.roles import P


@transaction.atomic
def plant_street(region, *, name, valid_from, boundary=None, by, at):
    """Begin the tree of a street. Returns its root. Refused where the street has one, or without the right."""
    lock_forest()
    district = district_of(region)
    require(by, P.GROUND_CHANGE, Grid(district_id=district))
    if region.level != RegionLevel.STREET or district is None:
        raise Refused(_("A tree begins at a street of a district."))
    if Grid.objects.filter(code=region.code).exists():
        raise Refused(_("This street has its grid already."))
    (pk,) = reserve_ids(1)
    street = Grid(
        pk=pk,
        tier=Tier.STREET,
        code=region.code,
        region=region,
        name=name,
        valid_from=valid_from,
        changed_at=at,
    )
    street.district_id, street.street_id = district, pk
    street.boundary = as_boundary(boundary)
    street.save(force_insert=True)
    draw_shapes([street.pk])
    return street


@transaction.atomic
def add_grid(
    parent,
    *,
    tier,
    name,
    valid_from,
    region=None,
    code=None,
    boundary=None,
    responsible_unit="",
    responsible_code="",
    by,
    at,
):
    """Add a grid below another: one query for the lock, then everything on what the lock shows.

    `region` is the community, for a total grid only; without `code` the next free one is taken. Returns the Grid.
    Refused: a tier that may not stand there, a parent that has ended, a code or a community already taken, a dedicated
    grid without who answers for it.
    """
    parent = locked(parent)
    require(by, P.GROUND_CHANGE, parent)
    check_parent(parent, tier, on=valid_from)
    region = community_of(parent, tier, region)
    (pk,) = reserve_ids(1)
    grid = Grid(
        pk=pk, parent=parent, tier=tier, region=region, name=name, valid_from=valid_from, changed_at=at
    )
    grid.code = free_code(parent, tier, region, code)
    grid.boundary = as_boundary(boundary)
    for column, value in level_columns(grid, parent).items():
        setattr(grid, column, value)
    answer(grid, responsible_unit, responsible_code)
    grid.save(force_insert=True)
    draw_shapes([grid.pk])
    return grid


@transaction.atomic
def move_grid(grid, *, to, by, at):
    """Put a grid, with all below it, under another parent, also of another street. It keeps its code and uuid.

    What lies in it moves along: the level columns of everything placed there are rewritten. Returns the Grid.
    """
    lock_trees(grid.street_id, to.street_id)
    grid, to = reloaded(grid), reloaded(to)
    require(by, P.GROUND_CHANGE, grid)
    require(by, P.GROUND_CHANGE, to)
    check_parent(to, grid.tier, on=max(grid.valid_from, to.valid_from))
    Grid.objects.move_node(grid, to, position="last-child")
    resettle(grid, to, at=at)
    return Grid.objects.get(pk=grid.pk)


@transaction.atomic
def end_grid(grid, *, on, by, at):
    """Close a grid from a day on: its posts end and its codes are revoked with it. It is never deleted.

    Refused while grids below or buildings in it go on. Returns the Grid.
    """
    grid = locked(grid)
    require(by, P.GROUND_CHANGE, grid)
    if grid.valid_to:
        raise Stale(_("This grid has ended already."))
    if not grid.valid_from <= on <= localdate(at):
        raise Refused(_("A grid ends today or on an earlier day of its time."))
    if grid.get_children().current(on).exists():
        raise Refused(_("There are grids below this one. Move or end them first."))
    if Building.objects.filter(grid=grid, valid_to=None).exists():
        raise Refused(_("There are buildings in this grid. Move them first."))
    end_posts_on(grid, on=on, by=by, at=at)
    QrCode.objects.valid().filter(grid=grid).update(revoked_at=at, revoked_by=by.officer)
    grid.valid_to, grid.changed_at = on, at
    grid.save(update_fields=["valid_to", "changed_at"])
    return grid


@transaction.atomic
def describe_grid(grid, *, name, responsible_unit, responsible_code="", by, at):
    """Change what a grid is called and who answers for it, nothing of its place. Returns the Grid."""
    grid = locked(grid)
    require(by, P.GROUND_CHANGE, grid)
    grid.name, grid.changed_at = name, at
    answer(grid, responsible_unit, responsible_code)
    grid.save(update_fields=["name", "responsible_unit", "responsible_code", "changed_at"])
    return grid


def locked(grid):
    lock_trees(grid.street_id)
    return reloaded(grid)


def reloaded(grid):
    """The grid as the lock shows it. Stale when it went to another tree between reading and locking."""
    fresh = Grid.objects.select_related("region").get(pk=grid.pk)
    if fresh.street_id != grid.street_id:
        raise Stale
    return fresh


def check_parent(parent, tier, *, on):
    if parent.tier not in PARENTS[Tier(tier)]:
        raise Refused(_("A grid of this tier cannot stand there."))
    if not parent.is_current(on):
        raise Refused(_("The grid above is not in force on that day."))


def community_of(parent, tier, region):
    """The region of a new grid: its community for a total grid, else its parent's."""
    if tier != Tier.TOTAL:
        return parent.region
    if region is None or region.parent_id != parent.region_id:
        raise Refused(_("A total grid belongs to a community of its street."))
    if Grid.objects.filter(region=region, tier=Tier.TOTAL, valid_to=None).exists():
        raise Refused(_("This community has its total grid already."))
    return region


def free_code(parent, tier, region, code):
    root = stem(tier, parent_code=parent.code, region_code=region.code)
    if code is None and tier == Tier.TOTAL:
        code = f"{root}000"
    used = Grid.objects.filter(code__startswith=root).values_list("code", flat=True)
    code = code or next_code(tier, stem=root, used=used)
    if code is None:
        raise Refused(_("All numbers are taken here."))
    if not fits(code, tier, stem=root):
        raise Refused(_("The code does not fit the tier and its place."))
    if Grid.objects.filter(code=code).exists():
        raise Refused(_("This code was used before. A code is never used twice."))
    return code


def as_boundary(shape):
    """A polygon as the multipolygon that is stored. Refused when its lines cross."""
    if shape is None:
        return None
    shape = MultiPolygon(shape, srid=4326) if isinstance(shape, Polygon) else shape
    if not shape.valid:
        raise Refused(_("The boundary crosses itself."))
    return shape
