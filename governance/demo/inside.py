"""What lies in the grids of a demo street: a compound, shops and things in each general grid, stations."""

from itertools import cycle

from common.credit_code import check_sign
from grids.actions.keep.compound import honour, keep_compound, reach_target, set_target
from grids.actions.keep.facility import keep_facility
from grids.actions.keep.organisation import keep_organisation
from grids.actions.keep.place import keep_place
from grids.actions.keep.rooms import build_rooms
from grids.actor import Actor
from grids.enums import Tier
from grids.kinds import (
    CompoundKind,
    FacilityKind,
    FacilityState,
    Governance,
    IdleState,
    OrganisationKind,
    PlaceKind,
    StationFunction,
)
from grids.models import Building, Post
from grids.rooms import Plan

RUN = (Governance.PROPERTY, Governance.OWN, Governance.PROPERTY, Governance.TAKEN_OVER)
KINDS = (CompoundKind.COMMERCIAL, CompoundKind.UNIT, CompoundKind.RESETTLED)
FUNCTIONS = [
    StationFunction.PARTY,
    StationFunction.ERRANDS,
    StationFunction.ELDERLY,
    StationFunction.CHILDREN,
]
SEEN = 3  # of so many general grids the last one has not been gone round yet
NUMBERED = 4  # general grids whose first building has its rooms


def furnish(grids, material, at):
    """Fill the general grids of a street, by those who lead them where somebody does."""
    street = next(grid for grid in grids.values() if grid.tier == Tier.STREET)
    companies = [
        a_company(street, name, n, at) for n, name in enumerate(material.inside["companies"], start=1)
    ]
    fill = Filling(material, companies, at)
    generals = (grid for grid in grids.values() if grid.tier == Tier.GENERAL)
    for number, general in enumerate(sorted(generals, key=lambda one: one.code)):
        doors = list(Building.objects.filter(general=general).select_related("grid").order_by("code"))
        if doors:
            fill.general(general, number, doors)
    for total in (grid for grid in grids.values() if grid.tier == Tier.TOTAL):
        a_station(total, material, at)


class Filling:
    """What comes in turn while the general grids are filled one by one."""

    def __init__(self, material, companies, at):
        self.material, self.companies, self.at = material, companies, at
        self.running, self.shops = cycle(RUN), cycle(material.inside["places"])
        self.things = cycle(material.inside["facilities"])

    def general(self, general, number, doors):
        """One general grid: its compound with what stands in it."""
        known = {"by": keeper_of(general, number), "at": self.at}
        compound = a_compound(doors, number, next(self.running), self.companies, self.material, known)
        for _turn in range(2):
            a_shop(doors, next(self.shops), number, self.companies[0], known)
            a_thing(doors, next(self.things), self.companies[number % 2], self.material, known)
        if number < NUMBERED:
            build_rooms(doors[0], Plan(units=2, highest=6, per_floor=2), **known)
        if number == 0:
            distinguish(general, compound, self.material, known)


def keeper_of(general, number):
    """Who enters it: the leader there, or the installation, which has not looked."""
    posts = Post.objects.filter(grid=general).select_related("officer").order_by("pk")
    post = None if number % SEEN == SEEN - 1 else posts.first()
    return Actor.of(post.officer, post.starts_on) if post else Actor.clock()


def a_company(street, name, number, at):
    """A property company with a made credit code whose check sign is right."""
    body = f"91{street.code[:6]}MADE{number:05d}"
    facts = {"name": name, "kind": OrganisationKind.PROPERTY, "credit_code": body + check_sign(body)}
    return keep_organisation(grid=street, facts=facts, by=Actor.clock(), at=at)


def a_compound(doors, number, governance, companies, material, known):
    """The compound of a general grid, in the grid of its first building, with all of its buildings."""
    first, told = doors[0], material.inside
    facts = {
        "name": first.name.removesuffix(first.block),
        "kind": KINDS[number % len(KINDS)],
        "governance": governance,
    }
    facts |= {"address": f"{first.road}{first.house_number}", "point": first.point, "plan": told["plan"]}
    if governance == Governance.PROPERTY:
        facts["property_company"] = companies[number % len(companies)]
    compound = keep_compound(grid=first.grid, facts=facts, **known)
    Building.objects.filter(pk__in=[door.pk for door in doors]).update(compound=compound)
    for turn, words in enumerate(told["targets"][: 1 + number % 3]):
        target = set_target(compound, words=words, **known)
        if turn == 0:
            reach_target(target, **known)
    return compound


def a_shop(doors, line, number, company, known):
    """A place in one of the buildings."""
    name, kind, small = line
    door = doors[number % len(doors)]
    facts = {"name": name, "kind": kind, "nine_small": small, "building": door, "address": door.address}
    if kind == PlaceKind.IDLE:
        facts |= {"idle_state": IdleState.PLANNED, "square_metres": 60, "owner": company.name}
    keep_place(facts=facts, **known)


def a_thing(doors, line, company, material, known):
    """A facility beside one of the buildings."""
    name, kind = line
    facts = {
        "name": name,
        "kind": kind,
        "state": FacilityState.WORKS,
        "building": doors[-1],
        "keeper": company,
    }
    if kind == FacilityKind.VIDEO:
        facts |= {"purpose": material.inside["purpose"], "notice": material.inside["notice"]}
    keep_facility(facts=facts, **known)


def distinguish(general, compound, material, known):
    """What the first general grid is known for: a committee, a group of its own, an honour."""
    told, grid = material.inside, compound.grid
    committee = {"name": f"{compound.name}{told['committee']}", "kind": OrganisationKind.OWNERS}
    made = keep_organisation(grid=grid, facts=committee, **known)
    keep_compound(compound, facts={"committee": made}, **known)
    group = {
        "name": told["group"],
        "kind": OrganisationKind.SELF,
        "member_count": 14,
        "activity": told["group_does"],
    }
    keep_organisation(grid=grid, facts=group, **known)
    given = {"words": told["honour"], "given_by": general.street.name, "given_on": known["at"].date()}
    honour(compound, **given, **known)


def a_station(total, material, at):
    """The station of a community, in its first building."""
    door = Building.objects.filter(total=total).select_related("grid").order_by("code").first()
    if door is None:
        return
    told = material.inside
    facts = {"name": f"{total.region.name}{told['station']}", "kind": PlaceKind.STATION, "building": door}
    facts |= {"address": door.address, "opening_hours": told["hours"], "functions": FUNCTIONS}
    facts |= {"services": "\n".join(told["services"]), "point": door.point}
    keep_place(facts=facts, by=Actor.clock(), at=at)
