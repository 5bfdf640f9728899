from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.shapes import draw_shapes
from grids.actions.tree import as_boundary, locked
from grids.roles import P


@transaction.atomic
def draw_boundary(grid, *, boundary, by, at):
    """Give a grid the boundary it never had. Returns the Grid. Refused where it has one: redrawn, it is a new grid."""
    grid = locked(grid)
    require(by, P.GROUND_CHANGE, grid)
    if grid.boundary is not None:
        raise Refused(_("This grid has a boundary. End it and start a new one."))
    grid.boundary, grid.changed_at = as_boundary(boundary), at
    grid.save(update_fields=["boundary", "changed_at"])
    draw_shapes([grid.pk])
    return grid
