"""To whom a case can be given: the posts of its own ground and the departments that serve it, the nearest first."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Value

from cases.enums import OPEN
from cases.models import Case
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

    @property
    def label(self):
        return f"{self.name} · {self.place} {self.role}" if self.role else self.name

    @property
    def is_department(self):
        return isinstance(self.holder, Department)


def targets_for(case, by, *, day):
    """The Targets a dispatcher may choose for a case: four statements, whatever their number."""
    posts = list(posts_near(case, by, day=day)[:MOST])
    here = Department.objects.current(day).serving(case)
    departments = list(here.filter(Exists(members(OuterRef("pk"), on=day))).order_by("name"))
    loads = open_counts(posts, departments)
    near = sorted(posts, key=lambda post: (-depth(post.grid), loads["post"].get(post.pk, 0), post.pk))
    return [
        *(
            Target(
                post,
                post.officer.name,
                post.grid.name,
                post.get_role_display(),
                loads["post"].get(post.pk, 0),
            )
            for post in near
        ),
        *(Target(one, one.name, "", "", loads["department"].get(one.pk, 0)) for one in departments),
    ]


def posts_near(case, by, *, day):
    """The handling posts on the case's own path that the dispatcher's reach covers."""
    posts = Post.objects.answered(day).held_by_people().carrying(P.CASE_HANDLE).on_path_of(case)
    posts = posts.annotate(is_answered=Value(True))  # so that the guard need not ask once more
    return posts.visible_to(by.scope).select_related("officer", "grid").defer("grid__boundary")


def members(department, *, on):
    """The posts by which somebody handles cases in a department on a day."""
    return Post.objects.answered(on).carrying(P.CASE_HANDLE).filter(department=department)


def depth(grid):
    return sum(1 for level in (grid.total_id, grid.general_id) if level) + (grid.tier == "micro")


def open_counts(posts, departments):
    """How many open cases each of them has: {"post": {id: n}, "department": {id: n}}."""
    theirs = Q(handler_post__in=posts) | Q(handler_department__in=departments)
    states = [str(state) for state in OPEN]
    rows = Case.objects.filter(theirs, state__in=states).values("handler_post", "handler_department")
    counted = list(rows.annotate(n=Count("pk")))
    return {
        "post": {row["handler_post"]: row["n"] for row in counted if row["handler_post"]},
        "department": {row["handler_department"]: row["n"] for row in counted if row["handler_department"]},
    }
