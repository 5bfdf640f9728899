"""What the facts of a redrawing name, read under the lock: only what lies where it should."""

from uuid import UUID

from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.redraw.change import open_posts
from grids.models import Building, Grid


def grid_of(code):
    """The grid of a code, with the names above. Refused where there is none."""
    grid = Grid.objects.select_related("region", "parent").filter(code=str(code)).first()
    if grid is None:
        raise Refused(_("There is no grid %(code)s.") % {"code": code})
    return grid


def children_of(grid, codes, on):
    return whole(list(grid.get_children().current(on).filter(code__in=codes)), codes)


def doors_of(grids, uuids):
    """The doors of these grids, as a queryset."""
    found = Building.objects.filter(grid__in=grids, uuid__in=known(uuids), valid_to=None)
    whole(found, uuids)
    return found


def posts_of(grid, uuids, on):
    found = open_posts(grid, on).filter(uuid__in=known(uuids))
    whole(found, uuids)
    return found


def known(uuids):
    try:
        return [UUID(str(one)) for one in uuids]
    except ValueError as wrong:
        raise Refused(_("Some of it is no longer here. Choose again.")) from wrong


def whole(found, asked):
    """What was found, if it is all that was asked for: something may have moved since it was chosen."""
    if len(found) != len(set(map(str, asked))):
        raise Refused(_("Some of it is no longer here. Choose again."))
    return found
