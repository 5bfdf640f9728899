"""What an officer reaches by his posts: built once a request, by one query, from the posts of the day."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Func, Q

from common.compiled import Compiled
from grids.enums import RegionLevel, Tier
from grids.models.post import Post
from grids.roles import GRANTS, P

# From the widest to the narrowest: the last one that fits is the nearest post.
LEVELS = ("district_id", "street_id", "total_id", "general_id", "grid_id")

LEVEL_OF_TIER = {
    Tier.STREET: "street_id",
    Tier.TOTAL: "total_id",
    Tier.GENERAL: "general_id",
    Tier.MICRO: "grid_id",
    Tier.DEDICATED: "grid_id",
}


@dataclass(frozen=True)
class Held:
    """A post someone holds today: a role at a root. `level` is a column of Placed, or "" for a department."""

    id: int
    role: str
    level: str
    root_ids: frozenset
    district_id: int | None = None
    department_id: int | None = None
    street_id: int | None = None  # of a post on a grid
    code: str = ""  # of the ground it stands on: which place's words its holder reads

    def covers(self, placed):
        if self.level:
            return getattr(placed, self.level, None) in self.root_ids
        return getattr(placed, "department_id", None) == self.department_id


@dataclass(frozen=True)
class Scope:
    """Frozen and hashable. An empty scope sees nothing and may do nothing.

    Besides the posts there are single things: those that are about the officer himself, which he never sees, and the
    exceptions that are open to him until a day, and those to which his unit was called. Their ids are read with the
    posts and mean things of one kind (those with `has_exceptions`); without a post nobody has any.
    """

    officer_id: int | None = None
    posts: tuple = ()
    kept_from: frozenset = frozenset()
    may_view: frozenset = frozenset()
    may_handle: frozenset = frozenset()
    called: frozenset = frozenset()

    @classmethod
    def nothing(cls):
        return cls()

    @classmethod
    def of(cls, officer, on):
        """The scope of an officer on a day: his own posts and those he stands in for. One query."""
        if not officer.is_active:
            return cls(officer_id=officer.pk)
        rows = MINE.rows(officer=officer.pk, on=on)
        single = {name: frozenset(rows[0][name]) for name in BESIDE} if rows else {}
        return cls(officer_id=officer.pk, posts=tuple(map(held, rows)), **single)

    @property
    def ground_code(self):
        """The code of the ground the first post lies on, or "": whose words its holder reads."""
        return next((post.code for post in self.posts if post.code), "")

    def holding(self, permission):
        """The posts whose role carries the permission."""
        return tuple(post for post in self.posts if permission in GRANTS[post.role])

    def roots(self, permission):
        """{"street_id": {7}, "grid_id": {4012}}: the columns and values a row must have to lie inside."""
        found = {}
        for post in self.holding(permission):
            if post.level and post.root_ids:
                found.setdefault(post.level, set()).update(post.root_ids)
        return found

    def departments(self, permission):
        return {post.department_id for post in self.holding(permission) if post.department_id}

    def districts(self, permission):
        """The districts the posts lie in: wider than their power; for the list of departments."""
        return {post.district_id for post in self.holding(permission) if post.district_id}

    def post_ids(self, permission):
        return {post.id for post in self.holding(permission)}

    def post_for(self, permission, placed):
        """The nearest post (a Held) by which the permission holds at this place, or None."""
        fitting = [post for post in self.holding(permission) if post.covers(placed)]
        return max(fitting, key=nearness, default=None)

    def may(self, permission, placed):
        if self.is_kept_from(placed):
            return False
        return self.post_for(permission, placed) is not None or self.has_exception(permission, placed)

    def is_kept_from(self, placed):
        """Whether the thing is about the officer himself (回避)."""
        return bool(self.kept_from) and is_single(placed) and placed.pk in self.kept_from

    def has_exception(self, permission, placed):
        """Whether an exception in force opens this one thing to him so far."""
        open_to = {P.CASE_VIEW: self.may_view, P.CASE_HANDLE: self.may_handle}.get(permission)
        return bool(open_to) and is_single(placed) and placed.pk in open_to


# {field of Scope: what answers the ids for an officer on a day}. The apps above enter theirs in their scopes.py.
BESIDE = {}


def is_single(placed):
    return getattr(placed, "has_exceptions", False)


COLUMNS = (
    "id",
    "role",
    "grid_id",
    "grid__tier",
    "grid__district_id",
    "grid__street_id",
    "region_id",
    "region__level",
    "department_id",
    "department__district_id",
    "grid__code",
    "region__code",
    "department__district__code",
)


class DistrictsUnder(Func):
    """The ids of the districts right under a region. As words, for it is asked with every request of an officer."""

    template = "array(select id from grids_region where parent_id = %(expressions)s and level = 'district')"
    output_field = ArrayField(BigIntegerField())


def rows_of(posts, *more):
    """What `held` reads of each post, with `more` columns beside. One query."""
    return posts.annotate(districts=DistrictsUnder("region_id")).values(*COLUMNS, "districts", *more)


def mine(officer, on):
    """What `held` reads of the posts of an officer on a day and of those he stands in for, and his single things."""
    posts = Post.objects.current(on).filter(Q(officer=officer) | Q(deputy=officer)).order_by("pk")
    return rows_of(posts.annotate(**{name: of(officer, on) for name, of in BESIDE.items()}), *BESIDE)


MINE = Compiled(mine, {"officer": -1, "on": date.min})


def held(row):
    """A row of the one query as a Held. A region below the district carries no power: its grid does."""
    if row["grid_id"]:
        level, roots, district = LEVEL_OF_TIER[row["grid__tier"]], {row["grid_id"]}, row["grid__district_id"]
    elif row["region_id"] and row["region__level"] == RegionLevel.DISTRICT:
        level, roots, district = "district_id", {row["region_id"]}, row["region_id"]
    elif row["region_id"]:
        city = row["region__level"] == RegionLevel.CITY
        level, roots, district = "district_id", set(row["districts"]) if city else set(), None
    else:
        level, roots, district = "", set(), row["department__district_id"]
    code = row["grid__code"] or row["region__code"] or row["department__district__code"] or ""
    held_at = row["department_id"], row["grid__street_id"], code
    return Held(row["id"], row["role"], level, frozenset(roots), district, *held_at)


def nearness(post):
    return LEVELS.index(post.level) if post.level else len(LEVELS)
