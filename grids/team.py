"""Who stands together for a grid (S0-47): everybody with a post on it or above it, the groups and stations there."""

from dataclasses import dataclass, field

from django.db.models import Q

from grids.enums import Tier
from grids.kinds import OrganisationKind, PlaceKind
from grids.models import Organisation, Place, Post
from grids.register_rows import reached
from grids.roles import P

GROUPS = (
    *(OrganisationKind.OWNERS, OrganisationKind.JOINT, OrganisationKind.PROPERTY),
    *(OrganisationKind.SELF, OrganisationKind.PATROL, OrganisationKind.ASSOCIATION),
)
STATIONS = (PlaceKind.STATION, PlaceKind.CENTRE)
MOST = 200


@dataclass(frozen=True)
class Team:
    """`tiers`: [(Grid, [Post], whether their numbers are shown)] from the grid itself up to the street, which those
    see who see the street; numbers on a grid above are for colleagues, not for a
    property's staff. `below`: the posts right below."""

    tiers: list = field(default_factory=list)
    below: list = field(default_factory=list)
    groups: list = field(default_factory=list)
    stations: list = field(default_factory=list)


def team_of(grid, actor, on):
    """The Team of a grid as far as somebody sees it. Four statements."""
    path = [one for one in reversed(grid.path) if one.tier != Tier.STREET or actor.may(P.GRID_VIEW, one)]
    posts = Post.objects.current(on).with_names().order_by("role", "pk")
    works_here = actor.may(P.REGISTER_KEEP, grid)
    held = {}
    for post in posts.filter(grid__in=[one.pk for one in path]):
        held.setdefault(post.grid_id, []).append(post)
    here = {"valid_to": None}
    groups = reached(Organisation, actor).under(grid).filter(kind__in=GROUPS, **here)
    stations = reached(Place, actor).under(grid).filter(kind__in=STATIONS, **here)
    return Team(
        [(one, held.get(one.pk, []), actor.may(P.GRID_VIEW, one) or works_here) for one in path],
        list(posts.filter(Q(grid__parent=grid.pk)).order_by("grid__code", "role", "pk")[:MOST]),
        list(groups.order_by("kind", "name")[:MOST]),
        list(stations.order_by("name")[:MOST]),
    )
