"""The town of tests/cast.py with the people of tests/model/people.py, and how their posts are found in its tables."""

from collections import Counter, defaultdict
from datetime import date

from cases.models import Category
from cases.place import CasePlace
from grids.actor import Actor
from grids.enums import Role
from grids.models import Officer, Post
from tests.cast import build_town, hire
from tests.grids import world
from tests.model.people import STAFF, UNITS

DAY = date(2025, 6, 9)
CATEGORIES = ("05007", "10004", "09002")


class Town:
    """Built once; a history undoes what it did."""

    def __init__(self):
        town = build_town()
        hire("chief", (town.here.street, Role.LEADER))
        hire("double", (town.here.general, Role.WORKER), (town.here.street, Role.REVIEWER))
        world.department(town.ground.far_district, "roads")
        self.town = town
        self.officers = {one.username: one for one in Officer.objects.filter(username__in=STAFF)}
        self.units = {name: self.unit(name, post, town) for name, post in UNITS.items()}
        self.names = defaultdict(lambda: "unknown", {(None, None): None})
        self.names |= {self.key(unit): name for name, unit in self.units.items()}
        self.categories = {one.code: one for one in Category.objects.filter(code__in=CATEGORIES)}
        self.grids = {"yard": town.here.micro, "third": town.here.micro3, "next": town.there.micro}
        self.actors = {}
        self.counted = Counter()  # what was done over all histories

    def unit(self, name, post, town):
        if post is None:
            return town.lighting if name == "lighting" else type(town.lighting).objects.get(code=name)
        person, role = post
        return Post.objects.select_related("grid", "officer", "deputy").get(
            officer__username=person, role=role
        )

    @staticmethod
    def key(unit):
        return (unit.pk, None) if isinstance(unit, Post) else (None, unit.pk)

    def place(self, name):
        if name == "nowhere":
            return CasePlace.unknown(self.town.ground.district)
        return CasePlace.of_grid(self.grids[name])

    def actor(self, name, gone):
        """The person as the product meets them: one who has left has an account without power."""
        if name in ("reporter", "clock"):
            return getattr(Actor, name)()
        if (name, name in gone) not in self.actors:
            officer = self.officers[name]
            officer.is_active = name not in gone
            self.actors[name, name in gone] = Actor.of(officer, DAY)
        return self.actors[name, name in gone]

    def leave(self, name, *, is_active):
        Officer.objects.filter(username=name).update(is_active=is_active)
        for unit in self.units.values():
            if isinstance(unit, Post) and unit.officer.username == name:
                unit.officer.is_active = is_active
