"""What each kind of redrawing does to the ground. Each has the lock, and says what it needs in its `facts`."""

from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.redraw.read import doors_of, grid_of
from grids.actions.redraw.seams import LEAVES, Above, Judge, sew_seams
from grids.actions.redraw.shapes import by_doors, cut, from_geojson, joined
from grids.actions.redraw.split import doors_inside, split
from grids.actions.resettle import followers
from grids.actions.tree import add_grid, end_grid, move_grid
from grids.enums import RedrawKind, Tier
from grids.models import Building, Grid


def draw(parent, facts, change):
    """A new grid below `parent`. {"tier", "name", "responsible_unit", "responsible_code", "children", "boundary"}.

    `children` go below it; what is drawn inside other grids of the same street is cut out of them, doors and all.
    """
    line = from_geojson(facts["boundary"]) if facts.get("boundary") else None
    said = {name: facts.get(name, "") for name in ("tier", "name", "responsible_unit", "responsible_code")}
    if said["tier"] not in set(Tier.values) - {Tier.STREET, Tier.TOTAL} or not said["name"].strip():
        raise Refused(_("The new grid needs a kind and a name."))
    new = add_grid(parent, **said, boundary=line, valid_from=change.on, by=change.by, at=change.at)
    if line is not None and new.tier in (Tier.MICRO, Tier.DEDICATED):
        leaves = Grid.objects.current(change.on).filter(street=new.street_id).around(line).exclude(pk=new.pk)
        cut_into = [other for other in leaves if cut_out(other, new, change)]
        sew_seams((new, *cut_into), change)
    change.touched(new)


def cut_out(other, new, change):
    """Take out of a grid what a new one was drawn over. Whether it was."""
    both, rest = cut(other.boundary, new.boundary)
    if both is None:
        return False
    if rest is None:
        raise Refused(_("Nothing would be left of %(grid)s. End it or join it first.") % {"grid": other.name})
    change.permit(other)
    change.remember(other)
    change.take_doors(doors_inside(other, both), new, out_of=[other], shape=both)
    change.reshape(other, rest)
    change.touched(other)
    return True


def merge(grid, facts, change):
    """Join other grids into one: it goes on with its code, they end. {"with": [code]}."""
    change.permit(grid)
    others = [grid_of(code) for code in facts.get("with", [])]
    if not others:
        raise Refused(_("Say which grids are joined."))
    change.remember(grid)
    for other in others:
        change.permit(other)
        if other.pk == grid.pk or (other.tier, other.parent_id) != (grid.tier, grid.parent_id):
            raise Refused(_("Only grids of one kind below the same grid are joined. Move it first."))
        for child in other.get_children().current(change.on):
            change.remember(child)
            move_grid(child, to=Grid.objects.get(pk=grid.pk), by=change.by, at=change.at)
            change.touched(child)
        change.take_all(other, Grid.objects.get(pk=grid.pk))
    change.reshape(grid, joined(one.boundary for one in (grid, *others)))
    for other in others:
        end_grid(Grid.objects.get(pk=other.pk), on=change.on, by=change.by, at=change.at)
    change.touched(grid, *others)


def border(grid, facts, change):
    """Move the border between neighbours of one kind: {"boundaries": {code: GeoJSON}} or {"to", "buildings": [uuid]}.

    Doors go with the land. Where only doors are said, the border runs midway between those of either side.
    """
    if facts.get("boundaries"):
        redraw_lines(grid, facts["boundaries"], change)
        return
    other = grid_of(facts.get("to"))
    neighbours(change, grid, other)
    doors = doors_of([grid], facts.get("buildings", []))
    if not doors:
        raise Refused(_("Choose the doors that go."))
    doors = list(doors)
    stay = Building.objects.filter(grid=grid, valid_to=None).exclude(pk__in=[door.pk for door in doors])
    if not stay:
        raise Refused(_("Something has to stay."))
    theirs = Building.objects.filter(grid=other, valid_to=None)
    points = {grid.pk: stay, other.pk: [*theirs, *doors]}
    shapes = by_doors(
        joined([grid.boundary, other.boundary]),
        {key: [door.point for door in group] for key, group in points.items()},
    )
    for one in (grid, other):
        change.remember(one)
    change.take_doors(doors, other, out_of=[grid], shape=shapes.get(other.pk))
    for one in (grid, other):
        change.reshape(one, shapes.get(one.pk, one.boundary))
    sew_seams((grid, other), change)
    change.touched(grid, other)


def redraw_lines(grid, lines, change):
    """New lines for a grid and its neighbours, all at once. Where all had a boundary, nothing may fit worse than it
    did; a first boundary is taken as it comes, and the check of the street says what to mend."""
    shapes = {code: from_geojson(line) for code, line in lines.items()}
    grids = [grid_of(code) for code in shapes]
    of_one_street(change, grid, *grids)
    judge = Judge(grid.street, change.on) if all(one.boundary for one in grids) else None
    above = Above(grids, change)
    for one in grids:
        change.remember(one)
        change.reshape(one, shapes[one.code])
    sew_seams(grids, change)
    above.follow()
    if judge:
        judge.allow()
    for one in grids:
        take_over(one, grids, change)
    change.touched(*grids)


def take_over(grid, grids, change):
    """What stands in the new line of a grid goes there, out of its neighbours: never up to what covers them."""
    others = [other.pk for other in grids if other.pk != grid.pk and of_one_kind(grid, other)]
    doors = Building.objects.filter(grid__in=others, point__intersects=grid.boundary, valid_to=None)
    change.take_doors(doors, grid, out_of=others, shape=grid.boundary)


def of_one_kind(one, other):
    return one.tier == other.tier or {one.tier, other.tier} <= set(LEAVES)


def neighbours(change, grid, *others):
    for other in (grid, *others):
        change.permit(other)
        if other.tier != grid.tier or other.street_id != grid.street_id:
            raise Refused(_("A border lies between two grids of one kind in the same street."))


def of_one_street(change, *grids):
    """Several tiers at once, where they come from a file: what is wrong then is looked at for the whole street."""
    for one in grids:
        change.permit(one)
        if one.street_id != grids[0].street_id or one.parent_id is None:
            raise Refused(_("Borders are moved between the grids of one street."))


def move(grid, facts, change):
    """Put a grid with all below it under another. {"to": code}."""
    change.permit(grid)
    to = grid_of(facts.get("to"))
    if to.pk == grid.parent_id:
        raise Refused(_("It stands there already."))
    change.remember(grid)
    moved = move_grid(grid, to=to, by=change.by, at=change.at)
    below = moved.get_descendants(include_self=True)
    for model in followers():
        rows = model._base_manager.filter(model.goes_along, grid__in=below)
        change.effects[model._meta.model_name] += rows.count()
    change.touched(*below)


def end(grid, facts, change):
    """Close a grid in which nothing is left."""
    change.permit(grid)
    end_grid(grid, on=change.on, by=change.by, at=change.at)
    change.touched(grid)


VERBS = {
    RedrawKind.DRAW: draw,
    RedrawKind.SPLIT: split,
    RedrawKind.MERGE: merge,
    RedrawKind.BORDER: border,
    RedrawKind.MOVE: move,
    RedrawKind.END: end,
}


def streets_of(facts):
    """The trees a redrawing reaches into besides its own: where it moves to."""
    return [grid_of(facts["to"]).street_id] if facts.get("to") else []
