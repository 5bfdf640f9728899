"""To whom a case can be given: the posts of its own ground and the departments that serve it, the nearest first."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Value

from cases.duties import duty_here
from cases.enums import OPEN
from cases.models import Case, Recusal
from grids.models import Department, Post
from grids.roles import P

MOST = 40


@dataclass(frozen=True)
class Target:
    """A post or a department with the number of open cases it has in hand."""

    holder: Post | Department
    name: str
    place: str  # the grid of a post
    role: str
    open_count: int
    why: str = ""  # by which item of a list it is theirs

    @property
    def label(self):
        return f"{self.name} · {self.place} {self.role}" if self.role else self.name

    @property
    def is_department(self):
        return isinstance(self.holder, Department)


def targets_for(case, by, *, day):
    """The Targets a dispatcher may choose for a case: four statements, whatever their number.

    First the unit whose duty it is by a list (S1-09), with the item as the reason; then the nearest posts. Nobody is
    offered a case that is about himself.
    """
    posts = list(posts_near(case, by, day=day)[:MOST])
    here = Department.objects.current(day).serving(case)
    open_ones = here.filter(Exists(members(OuterRef("pk"), on=day))).annotate(duty=duty_here(case, day))
    departments = list(open_ones.order_by("name"))
    loads = open_counts(posts, departments, by.scope)
    near = sorted(posts, key=lambda post: (-depth(post.grid), loads["post"].get(post.pk, 0), post.pk))
    people = [of_post(post, loads["post"].get(post.pk, 0)) for post in near]
    units = [of_unit(one, loads["department"].get(one.pk, 0)) for one in departments]
    on_duty = [unit for unit in units if unit.why]
    return [*on_duty, *people, *(unit for unit in units if not unit.why)]


def of_post(post, load):
    return Target(post, post.officer.name, post.grid.name, post.get_role_display(), load)


def of_unit(department, load):
    duty = department.duty
    why = f"{duty['list']} {duty['number']} {duty['name']}" if duty else ""
    return Target(department, department.name, "", "", load, why)


def posts_near(case, by, *, day):
    """The handling posts on the case's own path that the dispatcher's reach covers."""
    posts = Post.objects.answered(day).held_by_people().carrying(P.CASE_HANDLE).on_path_of(case)
    about = Recusal.objects.filter(case=case, lifted_at=None, officer=OuterRef("officer"))
    posts = posts.filter(~Exists(about)).annotate(is_answered=Value(True))  # the guard need not ask again
    return posts.visible_to(by.scope).select_related("officer", "grid").defer("grid__boundary")


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
