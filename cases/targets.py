"""To whom a case can be given: whom the rules name, whose duty it is, the posts of its own ground, the departments."""

from dataclasses import dataclass, field, replace

from django.db.models import Count, Exists, OuterRef, Q, Value

from cases.duties import is_outside, standing_here
from cases.enums import OPEN
from cases.models import Case, Recusal, RoutingRule
from cases.records import Record, records_of
from cases.routing import Verdict, rules_at, weigh
from grids.models import Department, Post
from grids.roles import P

MOST = 40
FIRST = 9  # whose record is looked at: those that have a key at the desk
RULED, ON_THE_LIST, NEAR, OTHER = range(4)  # why one stands where it stands


@dataclass(frozen=True)
class Target:
    """A post or a department with the number of open cases it has in hand, and what else speaks for it."""

    holder: Post | Department
    name: str
    place: str  # the grid of a post
    role: str
    open_count: int
    why: str = ""  # by which item of a list it is theirs
    rule: RoutingRule | None = None  # by which it goes there
    far: int = 0  # tiers between the grid of the case and the post's own
    outside: bool = False  # a unit with a list that this is not on
    record: Record = field(default_factory=Record)

    @property
    def label(self):
        return f"{self.name} · {self.place} {self.role}" if self.role else self.name

    @property
    def is_department(self):
        return isinstance(self.holder, Department)

    @property
    def standing(self):
        """RULED, ON_THE_LIST, NEAR or OTHER."""
        if self.rule or self.why:
            return RULED if self.rule else ON_THE_LIST
        return OTHER if self.is_department else NEAR

    @property
    def key(self):
        return ("department" if self.is_department else "post"), self.holder.pk


def targets_for(case, by, *, day):
    """The Targets a dispatcher may choose for a case: five statements, whatever their number.

    First whom the rules name (S0-52), then the unit whose duty it is by a list (S1-09), then the nearest posts with the
    fewest open cases, the more often in time first. Nobody is offered a case that is about himself.
    """
    targets = open_to(case, by, day=day)
    won = [one for one in weighed_for(case, targets, day=day) if one.verdict == Verdict.WINS]
    named = {one.target.key: one.rule for one in won}
    ordered = sorted((replace(one, rule=named.get(one.key)) for one in targets), key=lambda one: one.standing)
    first = ordered[:FIRST]
    found = records_of(*ids_of(first), without=by.scope.kept_from)
    first = [replace(one, record=found.get(one.key, one.record)) for one in first]
    return sorted(first, key=preference) + ordered[FIRST:]


def weighed_for(case, targets, *, day):
    """[Weighed]: every rule of the place of a case, with its verdict. One statement."""
    return weigh(rules_at(case), case.category, targets, placed=case, day=day)


def open_to(case, by, *, day):
    """The Targets, the nearest first: three statements."""
    posts = list(posts_near(case, by, day=day)[:MOST])
    here = Department.objects.current(day).serving(case)
    open_ones = here.filter(Exists(members(OuterRef("pk"), on=day))).annotate(**standing_here(case, day))
    departments = list(open_ones.order_by("name"))
    loads = open_counts(posts, departments, by.scope)
    near = sorted(posts, key=lambda post: (-depth(post.grid), loads["post"].get(post.pk, 0), post.pk))
    nearest = depth(near[0].grid) if near else 0
    people = [of_post(post, loads["post"].get(post.pk, 0), nearest) for post in near]
    return people + [of_unit(one, loads["department"].get(one.pk, 0)) for one in departments]


def preference(target):
    """Within what speaks for them alike the less busy one, then the one that is more often in time."""
    if target.standing == OTHER:
        return (OTHER,)
    share = target.record.share
    return target.standing, target.far, target.open_count, -(share if share is not None else 100)


def ids_of(targets):
    """(ids of posts, ids of departments)"""
    keys = [one.key for one in targets]
    return [pk for kind, pk in keys if kind == "post"], [pk for kind, pk in keys if kind == "department"]


def of_post(post, load, nearest):
    far = nearest - depth(post.grid)
    return Target(post, post.officer.name, post.grid.name, post.get_role_display(), load, far=far)


def of_unit(department, load):
    duty = department.duty
    why = f"{duty['list']} {duty['number']} {duty['name']}" if duty else ""
    standing = {"duty": duty, "has_list": department.has_list, "approved": department.approved}
    return Target(department, department.name, "", "", load, why, outside=is_outside(standing))


def posts_near(case, by, *, day):
    """The handling posts on the case's own path that the dispatcher's reach covers; the clock's covers all."""
    posts = Post.objects.answered(day).held_by_people().carrying(P.CASE_HANDLE).on_path_of(case)
    about = Recusal.objects.filter(case_id=case.pk, lifted_at=None, officer=OuterRef("officer"))
    posts = posts.filter(~Exists(about)).annotate(is_answered=Value(True))  # the guard need not ask again
    seen = posts if by.is_clock else posts.visible_to(by.scope)
    return seen.select_related("officer", "grid").defer("grid__boundary")


def members(department, *, on):
    """The posts by which somebody handles cases in a department on a day."""
    return Post.objects.answered(on).carrying(P.CASE_HANDLE).filter(department=department)


def depth(grid):
    return sum(1 for level in (grid.total_id, grid.general_id) if level) + (grid.tier == "micro")


def open_counts(posts, departments, scope):
    """How many open cases each of them has: {"post": {id: n}, "department": {id: n}}; without those about the asker."""
    theirs = Q(handler_post__in=posts) | Q(handler_department__in=departments)
    states = [str(state) for state in OPEN]
    cases = Case.objects.filter(theirs, state__in=states).exclude(pk__in=sorted(scope.kept_from))
    rows = cases.values("handler_post", "handler_department")
    counted = list(rows.annotate(n=Count("pk")))
    return {
        "post": {row["handler_post"]: row["n"] for row in counted if row["handler_post"]},
        "department": {row["handler_department"]: row["n"] for row in counted if row["handler_department"]},
    }


def may_be_called(case, *, day):
    """The departments that a whistle can call to a case: they serve its place, somebody answers there, and none of
    them has it in hand."""
    here = Department.objects.current(day).serving(case).filter(Exists(members(OuterRef("pk"), on=day)))
    return here.exclude(pk=case.handler_department_id) if case.handler_department_id else here
