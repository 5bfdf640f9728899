from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.redraw.read import children_of, doors_of, posts_of
from grids.actions.redraw.seams import sew_seams
from grids.actions.redraw.shapes import by_doors, cut, from_geojson, joined
from grids.actions.tree import add_grid, move_grid
from grids.codes import reading_order
from grids.enums import Tier
from grids.models import Building, Grid

SPLIT = (Tier.GENERAL, Tier.MICRO, Tier.DEDICATED)
REST = None  # the key of what stays


def split(grid, facts, change):
    """Part a grid: it goes on with its code as what stays, each part is a new grid beside it.

    `facts`: {"parts": [{"name", "children": [code], "buildings": [uuid], "boundary": GeoJSON, "posts": [uuid]}]}. Of a
    grid with others below it a part takes some of those; of one without, doors, or what lies inside a line. Without a
    line the border runs midway between the doors.
    """
    change.permit(grid)
    if grid.tier not in SPLIT:
        raise Refused(_("A street and a total grid are as large as what they stand for. They are not split."))
    parts = facts.get("parts", [])
    if not parts:
        raise Refused(_("Say what the new grid takes along."))
    change.remember(grid)
    by_children = grid.get_children().current(change.on).exists()
    (split_by_children if by_children else split_by_doors)(grid, parts, change)
    change.touched(grid)


def split_by_children(grid, parts, change):
    taken = {
        number: children_of(grid, part.get("children", []), change.on) for number, part in enumerate(parts)
    }
    kept = (
        grid.get_children()
        .current(change.on)
        .exclude(pk__in=[c.pk for group in taken.values() for c in group])
    )
    if not all(taken.values()) or not kept.exists():
        raise Refused(_("Each part needs a grid of its own, and one has to stay."))
    shapes = {number: joined(child.boundary for child in group) for number, group in taken.items()}
    for number in ordered(shapes):
        new = sprout(grid, parts[number], shapes[number], change)
        for child in taken[number]:
            change.remember(child)
            move_grid(child, to=new, by=change.by, at=change.at)
        change.touched(*taken[number])
        change.take_doors([], new, out_of=[grid], shape=shapes[number])  # what lies in the grid itself
        doors = Building.objects.filter(general=new, valid_to=None)
        change.effects["building"] += doors.count()
    change.reshape(grid, joined(child.boundary for child in kept))


def split_by_doors(grid, parts, change):
    doors = {number: doors_of([grid], part.get("buildings", [])) for number, part in enumerate(parts)}
    lines = {
        number: from_geojson(part["boundary"]) for number, part in enumerate(parts) if part.get("boundary")
    }
    shapes, rest = drawn(grid, lines) if lines else between(grid, doors)
    made = []
    for number in ordered({number: shapes.get(number) for number in range(len(parts))}):
        inside = doors[number] | doors_inside(grid, lines and shapes.get(number))
        if not inside.exists() and not shapes.get(number):
            raise Refused(_("Say what the new grid takes along."))
        new = sprout(grid, parts[number], shapes.get(number), change)
        change.take_doors(inside, new, out_of=[grid], shape=shapes.get(number))
        made.append(new)
    if not Building.objects.filter(grid=grid, valid_to=None).exists() and rest is None:
        raise Refused(_("Something has to stay."))
    change.reshape(grid, rest)
    sew_seams((grid, *made), change)


def doors_inside(grid, shape):
    """The doors of a grid that stand in a shape."""
    inside = Building.objects.filter(grid=grid, valid_to=None)
    return inside.filter(point__intersects=shape) if shape else inside.none()


def drawn(grid, lines):
    """({number: boundary}, what is left) by the lines somebody drew."""
    shapes, rest = {}, grid.boundary
    if rest is None:
        raise Refused(_("This grid has no boundary yet. Choose its doors."))
    for number, line in lines.items():
        shapes[number], rest = cut(rest, line)
        if shapes[number] is None:
            raise Refused(_("The line lies outside the grid."))
    return shapes, rest


def between(grid, doors):
    """({number: boundary}, what is left) midway between the doors of each part and those that stay."""
    gone = [door.pk for group in doors.values() for door in group]
    staying = Building.objects.filter(grid=grid, valid_to=None).exclude(pk__in=gone)
    points = {number: [door.point for door in group] for number, group in doors.items()}
    shapes = by_doors(grid.boundary, {REST: [door.point for door in staying], **points})
    return shapes, shapes.pop(REST, grid.boundary)


def ordered(shapes):
    """The parts in the order their codes are issued: from the north-west; without a boundary as they were said."""
    if all(shapes.values()):
        return reading_order({number: shape.extent for number, shape in shapes.items()})
    return list(shapes)


def sprout(grid, part, boundary, change):
    """The new grid of a part, beside the one it is parted from."""
    name = part.get("name", "").strip()
    if not name:
        raise Refused(_("The new grid needs a name."))
    parent = Grid.objects.get(pk=grid.parent_id)
    facts = {"name": name[:60], "tier": grid.tier, "boundary": boundary, "valid_from": change.on}
    unit = {"responsible_unit": grid.responsible_unit, "responsible_code": grid.responsible_code}
    new = add_grid(parent, **facts, **unit, by=change.by, at=change.at)
    change.take_posts(posts_of(grid, part.get("posts", []), change.on), new)
    change.touched(new)
    return new
