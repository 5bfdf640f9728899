"""A place as the statistics know it: its regions and the grids that follow from them, without people."""

from datetime import timedelta

from django.db import transaction

from cases.actions.policies import adopt_profile
from common import locality
from grids.actions.audiences import adopt_audiences
from grids.actions.norms import adopt_norms
from grids.actions.plant import plant_many
from grids.actions.positions import adopt_positions
from grids.actor import Actor
from grids.enums import RegionLevel, Tier
from grids.models import Grid, Region

HISTORY = timedelta(days=365)  # the place was there before us: a case of last month has a grid in force


@transaction.atomic
def load_locality(name, *, at):
    """Put the regions, the streets, their total grids and the clock limits in. → ([street Grid], how many are new).

    What is there stays; categories and the calendar are the product's, put in by its migrations. Raises
    LocalityUnknown, or ValueError for a profile that cannot be read.
    """
    profile = locality.read(name)
    adopt_profile(profile, at=at)
    streets, new = [], 0
    for street in profile.place.streets:
        regions = keep_regions(profile.place, street)
        adopt_norms(regions[street.area.code], profile.norms, at=at)
        grid = Grid.objects.filter(code=street.area.code).first()
        new += grid is None
        streets.append(grid or plant_bare(regions, profile, at))
    adopt_titles(profile, streets)
    return streets, new


def adopt_titles(profile, streets):
    """What its people are called, on its street or on its district where it is several; and whom it addresses."""
    region = streets[0].region
    adopt_positions(profile.code, region if len(streets) == 1 else region.parent)
    adopt_audiences(profile.code, region.parent)


def plant_bare(regions, profile, at):
    """A street and a total grid for each community: nobody has drawn them yet. → the street."""
    street, *communities = regions.values()
    root = {"code": street.code, "parent_code": None, "tier": Tier.STREET, "name": street.name}
    rows = [root, *(total_row(region, street, profile) for region in communities)]
    facts = {"valid_from": (at - HISTORY).date(), "by": Actor.clock(), "at": at}
    return plant_many(street, rows, **facts)[street.code]


def total_row(region, street, profile):
    facts = {"code": f"{region.code}000", "parent_code": street.code, "region": region}
    return facts | {"tier": Tier.TOTAL, "name": f"{region.name}{profile.called[Tier.TOTAL]}"}


def keep_regions(place, street):
    """The street and its communities as {code: Region}, in this order, with the city and the district above them.

    Those that exist are left alone.
    """
    city = keep_region(place.city, RegionLevel.CITY, None)
    district = keep_region(place.district, RegionLevel.DISTRICT, city)
    own = keep_region(street.area, RegionLevel.STREET, district)
    communities = [keep_region(area, RegionLevel.COMMUNITY, own) for area in street.communities]
    return {region.code: region for region in (own, *communities)}


def keep_region(area, level, parent):
    facts = {"name": area.name.zh, "level": level, "parent": parent}
    return Region.objects.get_or_create(code=area.code, defaults=facts)[0]
