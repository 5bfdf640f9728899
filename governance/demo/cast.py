"""Everybody who plays in the demo's cases, read once: the buildings, the posts, the departments, the categories."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from cases.models import Category
from grids.actor import Actor
from grids.enums import Role
from grids.models import Building, Post

HOURS_OF = {"UH": 1, "UD": 24, "WH": 1.3, "WD": 24, "ND": 24, "MO": 720}  # about, by the clock on the wall


@dataclass
class Cast:
    """The people and places of one street."""

    street: object
    material: object
    actors: dict = field(default_factory=dict)

    @cached_property
    def buildings(self):
        named = Building.objects.filter(street=self.street).select_related("grid__region")
        return list(named.defer("grid__boundary").order_by("code"))

    @cached_property
    def categories(self):
        return {category.code: category for category in Category.objects.all()}

    @cached_property
    def posts(self):
        """Every post of the street and its departments, in the order they were given."""
        rows = Post.objects.select_related("officer", "grid", "department").defer("grid__boundary")
        street, district = self.street, self.street.district_id
        whole = Q(department__district=district, department__street=None)
        return list(rows.filter(Q(grid__street=street) | Q(department__street=street) | whole).order_by("pk"))

    def holders(self, role, *, grid_id=None, department=None):
        """The posts of a role on a grid or in a department."""
        return [
            post
            for post in self.posts
            if post.role == role
            and (grid_id is None or post.grid_id == grid_id)
            and (department is None or (post.department and post.department.code.endswith(f"-{department}")))
        ]

    def actor(self, post):
        """The Actor of a post's officer: the scope is the same all the time, so it is read once."""
        if post.officer_id not in self.actors:
            self.actors[post.officer_id] = Actor.of(post.officer)
        return self.actors[post.officer_id]

    def desk(self, rng):
        return self.actor(rng.choice(self.holders(Role.DISPATCHER, grid_id=self.street.pk)))

    def reviewer(self, rng):
        return self.actor(rng.choice(self.holders(Role.REVIEWER, grid_id=self.street.pk)))

    def leader(self, building):
        """The leader of the general grid a building lies in; a dedicated grid has its own."""
        return self.actor(self.holders(Role.LEADER, grid_id=building.general_id or building.grid_id)[0])

    def head(self, grid_id):
        """Who leads a grid."""
        return self.actor(self.holders(Role.LEADER, grid_id=grid_id)[0])

    @property
    def principal(self):
        """The principal officer of the street."""
        return self.head(self.street.pk)

    @property
    def district(self):
        """Who leads the district."""
        return self.actor(self.leaders[-1])

    @cached_property
    def leaders(self):
        """The posts of those who lead a grid of the street, then the one who leads the district."""
        above = Post.objects.filter(region=self.street.district_id, role=Role.LEADER).select_related(
            "officer"
        )
        return [*self.holders(Role.LEADER), *above.order_by("pk")]

    def worker_post(self, building):
        return self.holders(Role.WORKER, grid_id=building.grid_id)[0]

    def department(self, code):
        """→ (Department, the posts of its handlers)."""
        posts = self.holders(Role.HANDLER, department=code)
        return posts[0].department, posts

    def is_for_handler(self, category):
        """Whether the account `handler` works in the department that takes a category."""
        _department, posts = self.department(self.material.office_for(category.code).code)
        return posts[0].officer.username == f"{self.material.prefix}handler"

    @cached_property
    def near_the_accounts(self):
        """The buildings of the grids that `worker` holds: his list has to live too."""
        mine = {
            post.grid_id for post in self.posts if post.officer.username == f"{self.material.prefix}worker"
        }
        return [building for building in self.buildings if building.grid_id in mine]


def hours_to_handle(category):
    """About how long a category's handling limit is, in hours."""
    return float(category.handle_limit) * HOURS_OF[category.unit]
