from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actor import Actor
from grids.enums import RegionLevel, Tier
from grids.models import Grid, Norm, district_of
from grids.norms import Size
from grids.roles import P

NAMES = ("fewest", "most", "minutes_each", "hours")
SIZED = (Tier.GENERAL, Tier.MICRO, Tier.DEDICATED)


@transaction.atomic
def set_norm(region, *, tier, size, by, at):
    """Say how large the grids of a tier should be in a region. Returns the Norm. Refused: numbers that contradict."""
    require(by, P.GROUND_CHANGE, ground_of(region))
    if tier not in SIZED:
        raise Refused(_("A street and a total grid are as large as what they stand for."))
    if size.fewest is not None and size.most is not None and size.fewest > size.most:
        raise Refused(_("The fewest households cannot be more than the most."))
    if bool(size.minutes_each) != bool(size.hours):
        raise Refused(_("The time to go round needs both: minutes a household, and hours."))
    facts = {name: getattr(size, name) or None for name in NAMES} | {"changed_at": at}
    return Norm.objects.update_or_create(region=region, tier=tier, defaults=facts)[0]


def ground_of(region):
    """What a post must lie over to say it: the street's grid, or the whole district."""
    if region.level == RegionLevel.STREET:
        street = Grid.objects.filter(region=region, tier=Tier.STREET).first()
        return street or Grid(district_id=district_of(region))
    return Grid(district_id=district_of(region))


@transaction.atomic
def adopt_norms(region, said, *, at):
    """What a locality's profile asks: {tier: {"fewest", "most", …}}. What is set already stays."""
    known = set(Norm.objects.filter(region=region).values_list("tier", flat=True))
    for tier, facts in said.items():
        if tier not in known:
            set_norm(region, tier=Tier(tier), size=Size(**facts), by=Actor.clock(), at=at)
