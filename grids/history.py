"""How the ground was on a day: which grid something lay in, and what that grid was then."""

from grids.models import Grid, PastGrid, PastPlace


def grid_on(subject, day):
    """The grid that a door, a case or a post lay in on a day. It has what `subject` has: a uuid and a grid."""
    past = PastPlace.objects.filter(subject=subject.uuid, until__gt=day).order_by("until", "pk")
    row = past.select_related("grid").first()
    return row.grid if row else subject.grid


def boundary_on(grid, day):
    row = state_on(grid, day)
    return row.boundary if row else grid.boundary


def path_on(grid, day):
    """The grids from the street down to this one, as they stood on a day."""
    path = [grid]
    while parent := parent_on(path[0], day):
        path.insert(0, parent)
    return path


def parent_on(grid, day):
    row = state_on(grid, day)
    parent = row.parent_id if row else grid.parent_id
    return Grid.objects.get(pk=parent) if parent else None


def state_on(grid, day):
    """What is remembered of a grid as it was on a day, or None where it is so still."""
    return PastGrid.objects.filter(grid=grid, until__gt=day).order_by("until", "pk").first()
