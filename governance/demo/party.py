"""The party organisations of a demo: one for the street, one for each community, one for each general grid.

Where a place is a district every general grid is covered, as in Bijiang (S1-17); in a street the last two wait on the
list of those that are not.
"""

from django.utils.timezone import localdate

from grids.actions.keep.place import keep_place
from grids.actor import Actor
from grids.enums import Role, Tier
from grids.kinds import PlaceKind
from grids.models import Building, Post
from party.actions.entries import record_entries
from party.actions.link import link
from party.actions.organisation import keep_organisation
from party.checklists import checklist_at
from party.enums import EntryState, PartyKind

WAITING = 2  # general grids of a street that nobody covers yet
LOOKED_AT = 4  # general grids where somebody went through the ten ones


def found_party(streets, at):
    """Enter the organisations of each street and say which grids they cover. `streets`: [{code: Grid}]."""
    for grids in streets:
        street, totals, generals = (
            sorted((grid for grid in grids.values() if grid.tier == tier), key=lambda grid: grid.code)
            for tier in (Tier.STREET, Tier.TOTAL, Tier.GENERAL)
        )
        whole = an_organisation(street[0], f"{street[0].name}党工委", PartyKind.WORKING_COMMITTEE, None, at)
        above = {
            total.pk: an_organisation(total, f"{total.region.name}党委", PartyKind.COMMITTEE, whole, at)
            for total in totals
        }
        covered = generals if len(streets) > 1 else generals[:-WAITING]
        for general in covered:
            name = f"{general.region.name}{general.name.removeprefix(general.region.name)}党支部"
            an_organisation(general, name, PartyKind.BRANCH, above[general.total_id], at)
        look_round(generals[:LOOKED_AT], at)
        a_centre(generals[0], at)


def an_organisation(grid, name, kind, parent, at):
    """An organisation at home in the grid it covers, led by whoever leads there."""
    clock = {"by": Actor.clock(), "at": at}
    post = Post.objects.filter(grid=grid, role=Role.LEADER).select_related("officer").order_by("pk").first()
    facts = {"name": name, "kind": kind, "parent": parent, "secretary": post and post.officer}
    made = keep_organisation(grid=grid, facts=facts, **clock)
    link(made, grid, on=localdate(at), **clock)
    return made


def look_round(generals, at):
    """What was found of the ten ones in the first grids: all, then one less in each."""
    for number, general in enumerate(generals):
        chosen = checklist_at(general.code, "ten_ones")
        there = dict.fromkeys(chosen.words, (EntryState.THERE, ""))
        lacks = dict.fromkeys(chosen.words[len(chosen.words) - number :], (EntryState.MISSING, ""))
        record_entries(chosen, general, found=there | lacks, by=Actor.clock(), at=at)


def a_centre(general, at):
    """The service centre of a street, in the first building of its first general grid; its stage is not built yet."""
    clock = {"by": Actor.clock(), "at": at}
    door = Building.objects.filter(general=general).select_related("grid").order_by("code").first()
    facts = {"name": f"{general.street.name}党群服务中心", "kind": PlaceKind.CENTRE, "building": door}
    centre = keep_place(facts=facts | {"address": door.address, "point": door.point}, **clock)
    chosen = checklist_at(general.code, "four_haves")
    found = dict.fromkeys(chosen.words, (EntryState.THERE, "")) | {"stage": (EntryState.MISSING, "")}
    record_entries(chosen, centre, found=found, **clock)
