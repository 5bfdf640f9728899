"""The people of a made city as rows: a worker for each micro grid, leaders, desks, reviewers, departments (pure)."""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from governance.city.ground import FOUNDED
from grids.enums import OfficerKind, PostSource, Role, Tier

NO_PASSWORD = "!" + "x" * 40  # nobody signs in before `manage.py changepassword`
OFFICES = (("zfd", "综合执法队"), ("wgb", "网格服务中心"), ("mzb", "民政办"), ("ajb", "应急管理办"))
HANDLERS = 3


@dataclass(frozen=True)
class Held:
    """Somebody's post as the events name it."""

    officer: int
    post: int
    uuid: str
    role: str


@dataclass
class Department:
    id: int
    uuid: str
    handlers: list = field(default_factory=list)


@dataclass
class People:
    officers: list = field(default_factory=list)
    posts: list = field(default_factory=list)
    departments: list = field(default_factory=list)
    desks: dict = field(default_factory=lambda: defaultdict(list))  # street → [Held]
    reviewers: dict = field(default_factory=lambda: defaultdict(list))
    workers: dict = field(default_factory=dict)  # micro grid → Held
    offices: dict = field(default_factory=lambda: defaultdict(list))  # street → [Department]


class Registrar:
    """Appoints everybody; the usernames say where: desk.510104017, worker.510104017001001001."""

    def __init__(self, ground, names, *, seed, at):
        self.ground, self.rng, self.at = ground, Random(f"people {seed}"), at
        self.names, self.people = names, People()

    def appoint_all(self):
        """→ People."""
        city, *_ = self.ground.regions
        self.post(self.officer("city"), Role.DISPATCHER, region=city[0])
        for district, county in self.ground.districts:
            for role in (Role.DISPATCHER, Role.LEADER, Role.REVIEWER):
                self.post(self.officer(f"{role.value}.{county}"), role, region=district)
        for street in self.ground.tiers[Tier.STREET]:
            self.staff_street(street)
        for tier in (Tier.TOTAL, Tier.GENERAL):
            for grid in self.ground.tiers[tier]:
                self.post(self.officer(f"leader.{grid.code}"), Role.LEADER, grid=grid.id)
        for micro in self.ground.tiers[Tier.MICRO]:
            self.people.workers[micro.id] = self.post(
                self.officer(f"worker.{micro.code}"), Role.WORKER, grid=micro.id
            )
        return self.people

    def staff_street(self, street):
        code = street.code[:9]
        for number in ("", ".2"):
            desk = self.post(self.officer(f"desk.{code}{number}"), Role.DISPATCHER, grid=street.id)
            self.people.desks[street.id].append(desk)
            reviewer = self.post(self.officer(f"reviewer.{code}{number}"), Role.REVIEWER, grid=street.id)
            self.people.reviewers[street.id].append(reviewer)
        self.post(self.officer(f"leader.{code}"), Role.LEADER, grid=street.id)
        for word, name in OFFICES:
            self.open_office(street, f"{code}-{word}", name)

    def open_office(self, street, code, name):
        office = Department(len(self.people.departments) + 1, self.uuid())
        facts = (office.id, dashed(office.uuid), code, name, street.district, street.id, None)
        self.people.departments.append(facts)
        for place in range(1, HANDLERS + 1):
            officer = self.officer(f"{code}.{place}")
            office.handlers.append(self.post(officer, Role.HANDLER, department=office.id))
        self.people.offices[street.id].append(office)

    def officer(self, username):
        pk = len(self.people.officers) + 1
        name = "".join(self.rng.choice(part) for part in self.names)
        facts = (NO_PASSWORD, None, False, self.uuid(), username, name, f"1540{pk:07d}")
        row = (pk, *facts, OfficerKind.PERSON.value, True, False, self.at.isoformat())
        self.people.officers.append(row)
        return pk

    def post(self, officer, role, *, grid=None, region=None, department=None):
        pk, uuid = len(self.people.posts) + 1, self.uuid()
        since = (self.at - FOUNDED).date().isoformat()
        place = (department, None, grid, officer, region)
        facts = (pk, uuid, role.value, since, None, PostSource.STAFF.value, self.at.isoformat())
        self.people.posts.append((*facts, *place))
        return Held(officer, pk, dashed(uuid), role.value)

    def uuid(self):
        return f"{self.rng.getrandbits(128):032x}"


def dashed(text):
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
