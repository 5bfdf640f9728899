from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.keep.row import clean
from grids.models import Grid, Tag
from grids.roles import P

MOST = 12


@transaction.atomic
def set_tags(grid, *, names, by, at):
    """Tell a grid apart by these words (S0-34 to S0-37) and by no others. Returns the Tags.

    A word the district does not know yet is new. Refused: too many, one that is too long.
    """
    grid = Grid.objects.select_for_update(of=["self"]).get(pk=grid.pk)
    require(by, P.REGISTER_KEEP, grid)
    words = sorted({clean(name) for name in names} - {""})
    if len(words) > MOST or any(len(word) > 20 for word in words):
        raise Refused(_("At most %(count)s tags of 20 characters each.") % {"count": MOST})
    tags = [Tag.objects.get_or_create(district_id=grid.district_id, name=word)[0] for word in words]
    grid.tags.set(tags)
    return tags
