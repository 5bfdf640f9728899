"""Who may give which right where: nobody more than he holds the power to give, and never beyond the edge of his post.

Posts are given by the security administrator of a place that covers theirs. One of the three administrators is given
only from above: by the security administrator of a wider place; those of the widest, by the installation itself.
"""

from django.utils.translation import gettext as _

from common.errors import Refused
from grids.models import Department, Grid
from grids.reach import reach_of
from grids.roles import ADMINISTRATORS, P
from grids.scope import LEVEL_OF_TIER, LEVELS


def require_giving(by, role, place):
    """Refuse unless the actor may give this role on this grid, region or department. The installation may."""
    if not (by.is_clock or may_give(by.scope, role, place)):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")


def may_give(scope, role, place):
    """Whether a post of the scope carries the power to give the role at the place (reliability.md 2.3)."""
    here = reach_of(place)
    over = [held for held in scope.holding(P.RIGHTS_GIVE) if held.covers(here)]
    if role in ADMINISTRATORS:
        over = [held for held in over if is_wider(held, place)]
    return bool(over)


def is_wider(held, place):
    """Whether a post that covers the place begins above it."""
    if LEVELS.index(held.level) < LEVELS.index(level_of(place)):
        return True
    return held.level == LEVELS[0] and len(held.root_ids) > 1


def level_of(place):
    """The column of Placed that a post on this place begins with."""
    if isinstance(place, Grid):
        return LEVEL_OF_TIER[place.tier]
    return "street_id" if isinstance(place, Department) and place.street_id else "district_id"
