"""A place as the statistics know it: its regions and the grids that follow from them, without people."""

from datetime import timedelta

from django.db import transaction

from cases.actions.policies import adopt_profile
from common import locality
from grids.actions.norms import adopt_norms
from grids.actions.plant import plant_many
from grids.actor import Actor
from grids.enums import RegionLevel, Tier
from grids.models import Grid, Region

HISTORY = timedelta(days=365)  # the place was there before us: a case of last month has a grid in force


@transaction.atomic
def load_locality(name, *, at):
    """Put the regions, the street, its total grids and its clock limits in. → (street Grid, whether it is new).

    What is there stays; categories and the calendar are the product's, put in by its migrations. Raises
    LocalityUnknown, or ValueError for a profile that cannot be read.
    """
    profile = locality.read(name)
    place = profile.place
    adopt_profile(profile, at=at)
    regions = keep_regions(place)
    adopt_norms(regions[place.street.code], profile.norms, at=at)
    street = Grid.objects.filter(code=place.street.code).first()
    if street:
        return street, False
    planted = plant_many(
        regions[place.street.code],
        bare_rows(regions),
        valid_from=(at - HISTORY).date(),
        by=Actor.clock(),
        at=at,
    )
    return planted[place.street.code], True


def keep_regions(place):
    """The city, the district, the street and the communities as {code: Region}; those that exist are left alone."""
    city = keep_region(place.city, RegionLevel.CITY, None)
    district = keep_region(place.district, RegionLevel.DISTRICT, city)
    street = keep_region(place.street, RegionLevel.STREET, district)
    communities = [keep_region(area, RegionLevel.COMMUNITY, street) for area in place.communities]
    return {region.code: region for region in (street, *communities)}


def keep_region(area, level, parent):
    facts = {"name": area.name.zh, "level": level, "parent": parent}
    return Region.objects.get_or_create(code=area.code, defaults=facts)[0]


def bare_rows(regions):
    """A street and a total grid for each community: nobody has drawn them yet."""
    street, *communities = regions.values()
    root = {"code": street.code, "parent_code": None, "tier": Tier.STREET, "name": street.name}
    return [root, *(total_row(region, street) for region in communities)]


def total_row(region, street):
    facts = {"code": f"{region.code}000", "parent_code": street.code, "region": region}
    return facts | {"tier": Tier.TOTAL, "name": f"{region.name}总网格"}
