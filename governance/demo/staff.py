"""Who holds which post in a demo street: every total, general, micro and dedicated grid has somebody."""

from dataclasses import dataclass, field

from grids.actions.posts import appoint
from grids.actor import Actor
from grids.enums import PostSource, Role, Tier
from grids.models import Department

WORKER_SOURCES = (PostSource.RESIDENT, PostSource.MEMBER, PostSource.CADRE)


@dataclass
class Staffing:
    """A street being staffed: its grids by code, the people still to come, from which day."""

    grids: dict
    crowd: object
    starts_on: object
    at: object
    street: object = field(init=False)

    def __post_init__(self):
        self.street = next(grid for grid in self.grids.values() if grid.tier == Tier.STREET)

    def of_tier(self, *tiers):
        """The grids of a tier in the order of their numbers."""
        return sorted(
            (grid for grid in self.grids.values() if grid.tier in tiers), key=lambda grid: grid.code
        )

    def appoint(self, officer, to, role, source=PostSource.STAFF):
        """The installation itself appoints: there is nobody yet who could."""
        facts = {"source": source, "starts_on": self.starts_on, "by": Actor.clock(), "at": self.at}
        return appoint(officer, to=to, role=role, **facts)

    def new(self, username, to, *roles, source=PostSource.STAFF, **facts):
        """A new person with posts on one place."""
        officer = self.crowd.officer(username, **facts)
        for role in roles:
            self.appoint(officer, to, role, source)
        return officer


def staff(staffing: Staffing, offices) -> None:
    """Fill every post: the street's desk, its leaders and reviewers, the grids' people, the departments."""
    staff_street(staffing)
    for total in staffing.of_tier(Tier.TOTAL):
        staffing.new(f"leader.{total.code[9:12]}", total, Role.LEADER)
    lead_generals(staffing)
    work_micros(staffing)
    for number, grid in enumerate(staffing.of_tier(Tier.DEDICATED), start=1):
        staffing.new(f"keeper.{number}", grid, Role.LEADER, Role.WORKER, source=PostSource.CADRE)
    staff_offices(staffing, offices)


def staff_street(staffing):
    street, district = staffing.street, staffing.street.district
    staffing.new("desk", street, Role.DISPATCHER)
    staffing.new("desk.2", street, Role.DISPATCHER)
    staffing.new("leader.street", street, Role.LEADER)
    staffing.new("reviewer", street, Role.REVIEWER)
    staffing.new("reviewer.2", street, Role.REVIEWER)
    staffing.new("district", district, Role.DISPATCHER, Role.LEADER)
    staffing.new("admin", district, Role.ADMINISTRATOR, is_staff=True, is_superuser=True)


def lead_generals(staffing):
    """A leader for each general grid; the last of a community leads two, as in S0-10."""
    generals = staffing.of_tier(Tier.GENERAL)
    before = None
    for general, after in zip(generals, [*generals[1:], None], strict=True):
        last = after is None or after.total_id != general.total_id
        if last and before:
            staffing.appoint(before, general, Role.LEADER)
            continue
        username = "leader" if before is None else f"leader.{general.code[9:15]}"
        before = staffing.new(username, general, Role.LEADER, source=PostSource.CADRE)


def work_micros(staffing):
    """A worker for each micro grid. `worker` has the first two; in every other general grid somebody has two."""
    before, held = None, {}
    for index, micro in enumerate(staffing.of_tier(Tier.MICRO)):
        seen = held.setdefault(micro.general_id, [])
        shares = len(seen) == 1 and len(held) % 2 == 1
        source = WORKER_SOURCES[index % len(WORKER_SOURCES)]
        if shares:
            staffing.appoint(before, micro, Role.WORKER, source)
        else:
            username = "worker" if before is None else f"worker.{micro.code[9:]}"
            before = staffing.new(username, micro, Role.WORKER, source=source)
        seen.append(micro)


def staff_offices(staffing, offices):
    """The departments with three handlers each; `handler` is the first of the second, which clears the streets."""
    for number, office in enumerate(offices):
        department = open_office(staffing, office)
        for place in range(1, 4):
            first = number == 1 and place == 1
            username = "handler" if first else f"{office.code}.{place}"
            staffing.new(username, department, Role.HANDLER)


def open_office(staffing, office):
    street = staffing.street
    whole = office.level == "district"
    code = f"{street.code[: 6 if whole else 9]}-{office.code}"
    return Department.objects.create(
        code=code, name=office.name, district=street.district, street=None if whole else street
    )
