from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.tree import as_boundary
from grids.actions.tree_locks import lock_trees
from grids.models import Grid
from grids.roles import P


@transaction.atomic
def draw_boundary(grid, *, boundary, by, at):
    """Give a grid the boundary it never had. Returns the Grid. Refused where it has one: redrawn, it is a new grid."""
    lock_trees(grid.street_id)
    grid = Grid.objects.get(pk=grid.pk)
    require(by, P.CONFIGURE, grid)
    if grid.boundary is not None:
        raise Refused(_("This grid has a boundary. End it and start a new one."))
    grid.boundary = as_boundary(boundary)
    grid.save(update_fields=["boundary"])
    return grid
