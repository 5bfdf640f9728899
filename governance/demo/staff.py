"""Who holds which post in a demo street: every total, general, micro and dedicated grid has somebody."""

from dataclasses import dataclass, field
from itertools import pairwise

from grids.actions.posts import appoint
from grids.actor import Actor
from grids.enums import PostSource, Role, Tier
from grids.models import Department
from grids.positions import kind_of, positions_at

WORKER_SOURCES = (PostSource.RESIDENT, PostSource.MEMBER, PostSource.CADRE)


@dataclass
class Staffing:
    """A street being staffed: its grids by code, the people still to come, from which day."""

    grids: dict
    crowd: object
    starts_on: object
    at: object
    suffix: str = ""  # of a username that every street has: desk, desk.003
    street: object = field(init=False)
    titles: dict = field(default_factory=dict)  # the positions of each kind of place

    def __post_init__(self):
        self.street = next(grid for grid in self.grids.values() if grid.tier == Tier.STREET)

    @property
    def leaves(self):
        """The grids below which nothing stands, without the dedicated ones, which have their own people."""
        above = {grid.parent_id for grid in self.grids.values()}
        tiers = self.of_tier(Tier.GENERAL, Tier.MICRO)
        return [grid for grid in tiers if grid.pk not in above]

    def username(self, word, grid):
        """The bare word for the first of the demo, who has an account to try; later ones with their grid's number."""
        known = self.crowd.known
        return f"{word}.{grid.code[6:]}" if word in known else word

    def of_tier(self, *tiers):
        """The grids of a tier in the order of their numbers."""
        return sorted(
            (grid for grid in self.grids.values() if grid.tier in tiers), key=lambda grid: grid.code
        )

    def appoint(self, officer, to, role, source=PostSource.STAFF):
        """The installation itself appoints: there is nobody yet who could."""
        facts = {"source": source, "starts_on": self.starts_on, "by": Actor.clock(), "at": self.at}
        return appoint(officer, to=to, role=role, position=self.title(to, role), **facts)

    def title(self, to, role):
        """What the place calls somebody of this role there: the first of its titles that fits, or None."""
        if kind_of(to) not in self.titles:
            self.titles[kind_of(to)] = positions_at(to)
        return next((one for one in self.titles[kind_of(to)] if one.role == role), None)

    def new(self, username, to, *roles, source=PostSource.STAFF, **facts):
        """A new person with posts on one place."""
        officer = self.crowd.officer(username, **facts)
        for role in roles:
            self.appoint(officer, to, role, source)
        return officer


def staff(streets, material) -> None:
    """Fill every post: the district, then each street's desk, leaders, reviewers, grids and departments.

    In: a Staffing for each street. Only in the first do people bear the bare usernames of the demo's accounts.
    """
    staff_district(streets[0])
    leaders = shared(material.leaders, [len(one.of_tier(Tier.GENERAL)) for one in streets])
    workers = shared(material.workers, [len(one.leaves) for one in streets])
    for number, staffing in enumerate(streets):
        staffing.suffix = f".{staffing.street.code[6:9]}" if number else ""
        staff_street(staffing)
        for total in staffing.of_tier(Tier.TOTAL):
            staffing.new(f"leader.{total.code[6:12]}", total, Role.LEADER)
        lead_generals(staffing, leaders[number])
        work_leaves(staffing, workers[number])
        for place, grid in enumerate(staffing.of_tier(Tier.DEDICATED), start=1):
            roles = (Role.LEADER, Role.WORKER)
            staffing.new(f"keeper.{place}{staffing.suffix}", grid, *roles, source=PostSource.CADRE)
        staff_offices(staffing, material.offices)
    keep_rights(streets[0])


def keep_rights(staffing):
    """Beside the system administrator the two others, each somebody else; the last, so that all keep their names."""
    district = staffing.street.district
    staffing.new("security", district, Role.SECURITY, is_staff=True)
    staffing.new("audit", district, Role.AUDITOR)


def shared(people, sizes):
    """So many people spread over streets as their sizes are; None for each where nobody says how many."""
    if people is None:
        return [None] * len(sizes)
    ends = [round(people * sum(sizes[:number]) / sum(sizes)) for number in range(len(sizes) + 1)]
    return [end - begin for begin, end in pairwise(ends)]


def staff_district(staffing):
    district = staffing.street.district
    staffing.new("district", district, Role.DISPATCHER, Role.LEADER)
    staffing.new("admin", district, Role.ADMINISTRATOR, is_staff=True)


def staff_street(staffing):
    street, suffix = staffing.street, staffing.suffix
    staffing.new(f"desk{suffix}", street, Role.DISPATCHER)
    staffing.new(f"desk.2{suffix}", street, Role.DISPATCHER)
    staffing.new(f"leader.street{suffix}", street, Role.LEADER)
    staffing.new(f"reviewer{suffix}", street, Role.REVIEWER)
    staffing.new(f"reviewer.2{suffix}", street, Role.REVIEWER)


def lead_generals(staffing, people):
    """A leader for each general grid; the last of a community leads two, as in S0-10, until there are so few people."""
    generals = staffing.of_tier(Tier.GENERAL)
    spare = None if people is None else len(generals) - people
    before = None
    for general, after in zip(generals, [*generals[1:], None], strict=True):
        last = after is None or after.total_id != general.total_id
        if last and before and (spare is None or spare > 0):
            staffing.appoint(before, general, Role.LEADER)
            spare = spare and spare - 1
            continue
        before = staffing.new(
            staffing.username("leader", general), general, Role.LEADER, source=PostSource.CADRE
        )


def work_leaves(staffing, people):
    """Somebody works in each lowest grid; where the place says how many people, so many share them."""
    leaves = staffing.leaves
    if people is None:
        work_micros(staffing, leaves)
    elif people < len(leaves):
        share_out(staffing, leaves, people)
    else:
        for index in range(people):
            source = WORKER_SOURCES[index % len(WORKER_SOURCES)]
            grid = leaves[index % len(leaves)]
            second = f".{index // len(leaves) + 1}" if index >= len(leaves) else ""
            staffing.new(staffing.username("worker", grid) + second, grid, Role.WORKER, source=source)


def share_out(staffing, leaves, people):
    """Fewer people than grids: each has some that follow each other, as the 115 of S3-19 have the 299."""
    ends = [round(len(leaves) * number / people) for number in range(people + 1)]
    for begin, end in pairwise(ends):
        first, *rest = leaves[begin:end]
        officer = staffing.new(staffing.username("worker", first), first, Role.WORKER)
        for grid in rest:
            staffing.appoint(officer, grid, Role.WORKER)


def work_micros(staffing, leaves):
    """A worker for each grid. `worker` has the first two; in every other general grid somebody has two."""
    before, held = None, {}
    for index, micro in enumerate(leaves):
        seen = held.setdefault(micro.general_id, [])
        shares = len(seen) == 1 and len(held) % 2 == 1
        source = WORKER_SOURCES[index % len(WORKER_SOURCES)]
        if shares:
            staffing.appoint(before, micro, Role.WORKER, source)
        else:
            before = staffing.new(staffing.username("worker", micro), micro, Role.WORKER, source=source)
        seen.append(micro)


def staff_offices(staffing, offices):
    """The departments with three handlers each; `handler` is the first of the second, which clears the streets.

    A department of the district is opened with the first of its streets.
    """
    for number, office in enumerate(offices):
        department, is_new = open_office(staffing, office)
        for place in range(1, 4 if is_new else 1):
            first = number == 1 and place == 1 and not staffing.suffix
            username = "handler" if first else f"{office.code}.{place}{staffing.suffix}"
            staffing.new(username, department, Role.HANDLER)


def open_office(staffing, office):
    street = staffing.street
    whole = office.level == "district"
    code = f"{street.code[: 6 if whole else 9]}-{office.code}"
    facts = {"name": office.name, "district": street.district, "street": None if whole else street}
    return Department.objects.get_or_create(code=code, defaults=facts)
