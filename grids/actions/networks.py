from django.db import transaction

from grids.actions.authority import require
from grids.models import NetworkGrid
from grids.roles import P


@transaction.atomic
def take_over(grid, *, network, code, name, by, at):
    """Say that a grid of a department's former network lies here now. Returns the NetworkGrid. domain.md S1-16.

    Said again it gets its new name. Refused where the actor does not administer the ground.
    """
    require(by, P.GROUND_CHANGE, grid)
    former = NetworkGrid.objects.filter(network=network, code=code, grid=grid).first()
    former = former or NetworkGrid(network=network, code=code)
    former.name, former.changed_at = name, at
    former.place_at(grid)
    former.save()
    return former


@transaction.atomic
def let_go(grid, *, network, code, by):
    """Take that word back. Returns whether there was one."""
    require(by, P.GROUND_CHANGE, grid)
    return bool(NetworkGrid.objects.filter(network=network, code=code, grid=grid).delete()[0])
