"""What is said in a demo place, in its own words: notices at the doors, to the staff, rules, and tags of its grids."""

from datetime import timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from grids.actions.keep.tags import set_tags
from grids.actions.notices import write_notice, write_to_staff
from grids.actor import Actor
from grids.enums import RegionLevel, Role, Tier
from grids.models import Officer, Policy, Post, Tag

DISTRICT, STREET = "district", "street"
SINCE, AHEAD = timedelta(days=2), timedelta(days=60)
CHANGED = timedelta(days=1)


def say(streets, material, *, now):
    """Notices, policies and tags of the place; `streets` are its grids by code, street by street.

    What a community is told, the first of each street reads. All of it is written by the people of the demo, so that it
    goes with them.
    """
    for number, grids in enumerate(streets):
        street = next(grid for grid in grids.values() if grid.tier == Tier.STREET)
        totals = sorted((g for g in grids.values() if g.tier == Tier.TOTAL), key=lambda grid: grid.code)
        places = {STREET: street, "community": totals[0], DISTRICT: street.district}
        for line in material.said["notice"]:
            if line["at"] != DISTRICT or number == 0:
                tell(places[line["at"]], line, writer_of(places[line["at"]], street), now)
        if number == 0:
            tell_workers(street, material, now)
        tag(grids, material, now)
    write_policies(streets[0], material)


def writer_of(place, street):
    """Who dispatches there: of the district's desk where it is the whole district."""
    of_district = Post.objects.filter(region=street.district, role=Role.DISPATCHER)
    posts = (
        of_district if place == street.district else Post.objects.filter(grid=street, role=Role.DISPATCHER)
    )
    return Actor.of(Officer.objects.get(pk=posts.order_by("pk").values("officer")[:1]), localdate())


def tell(place, line, by, now):
    today = localdate(now)
    said = {name: line[name].strip() for name in ("topic", "title", "words")}
    days = {"starts_on": today - SINCE, "ends_on": today + AHEAD}
    to = {"labels": line.get("for", ()), "ages": tuple(line.get("ages", (None, None)))}
    write_notice(place, **said, **days, **to, by=by, at=now - CHANGED)


def tell_workers(street, material, now):
    """One notice to the staff of the first street."""
    for line in material.said["staff_notice"]:
        today = localdate(now)
        said = {"topic": "other", "title": line["title"], "words": line["words"], "roles": line["roles"]}
        days = {"starts_on": today - SINCE, "ends_on": today + AHEAD}
        write_to_staff(street, **said, **days, by=writer_of(street, street), at=now - CHANGED)


def write_policies(grids, material):
    """The rules residents read: of the street, of its first community, of the district."""
    street = next(grid for grid in grids.values() if grid.tier == Tier.STREET)
    community = street.region.children.filter(level=RegionLevel.COMMUNITY).order_by("code").first()
    regions = {STREET: street.region, "community": community, DISTRICT: street.district}
    Policy.objects.bulk_create(
        Policy(
            region=regions[line["of"]],
            title=line["title"],
            issuer=line["issuer"],
            words=line["words"].strip(),
        )
        for line in material.said["policy"]
    )


def tag(grids, material, now):
    """Every so many general grids get one of the place's tags."""
    generals = sorted((g for g in grids.values() if g.tier == Tier.GENERAL), key=lambda grid: grid.code)
    for number, grid in enumerate(generals):
        names = [line["name"] for line in material.said["tag"] if (number + 1) % line["each"] == 0]
        if names:
            set_tags(grid, names=names[:1], by=Actor.clock(), at=now - CHANGED)


def erase_said(materials, counties):
    """What of this belongs to no person and to no street: rules by their titles, tags that no grid has any more."""
    lines = {key: [line for one in materials for line in one.said[key]] for key in ("policy", "tag")}
    here = Q()
    for county in counties:
        here |= Q(region__code__startswith=county)
    if counties:
        Policy.objects.filter(here, title__in=[line["title"] for line in lines["policy"]]).delete()
    Tag.objects.filter(name__in=[line["name"] for line in lines["tag"]], grids=None).delete()
