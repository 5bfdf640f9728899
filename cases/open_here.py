"""What is open at a door, as far as neighbours may know: which kind, since when, how far. Never anybody's words.

Only matters of the public ground, accepted by the desk and reported by nobody who asked to keep them private; what is
about a person, a household or an officer is not among them, whatever its state.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.measure import D

from cases import resident
from cases.enums import ReporterKind
from cases.models import Case, Reporter
from grids.echoes import echoes_of
from grids.models import Building, Grid
from grids.nearby import box_around

MOST = 20
# What may be the same matter (issue 5, duplicates at intake): at the building itself, or so near and so lately.
FEW, NEAR, LATELY = 3, 50, timedelta(hours=24)  # cases, metres
ROUND = 0.001  # degrees: more than NEAR in any direction between 0° and 55° north
# Whole groups of categories.csv that are about things: utilities, roads, greenery, water.
GROUPS = ("05", "06", "07", "15")
# Of the other groups, the leaves that point at no household, shop or person.
LEAVES = frozenset(
    {
        *(
            "01001",
            "01002",
            "01003",
            "01004",
            "01005",
            "01010",
            "01011",
            "01017",
            "02007",
            "03004",
            "03005",
            "03007",
        ),
        *("08001", "08002", "08003", "08004", "08005", "08006", "08007", "08008", "08009", "08011"),
        *("10001", "10004", "10005", "10011", "12001", "12009", "16001", "16004", "16005"),
    }
)


@dataclass(frozen=True)
class Matter:
    """One open matter as neighbours read it."""

    uuid: UUID
    kind: str
    place: str
    state: str
    since: datetime
    echo_count: int
    metres: int = 0  # from the code's place; 0 at the place itself


def is_public(category):
    """Whether a matter of this kind may be shown to neighbours at all."""
    return category.code[:2] in GROUPS or category.code in LEAVES


def open_at(code):
    """The open cases at the building, or in the grid, of a code: also those that are only counted."""
    place = code.place
    here = {"building": place} if isinstance(place, Building) else {"grid": code.owner_grid}
    return Case.objects.about_nobody().still_open().filter(pending=False, **here)


def shown_at(code):
    """[Matter] that neighbours may see, the newest first. Three statements at most."""
    cases = [
        case
        for case in public_at(code).order_by("-reported_at", "-pk")[: MOST * 3]
        if is_public(case.category)
    ]
    counts = echoes_of([case.uuid for case in cases[:MOST]])
    return [matter_of(case, code, counts) for case in cases[:MOST]]


def public_at(code):
    """Accepted, about nobody, and kept private by nobody."""
    return for_everybody(open_at(code))


def for_everybody(cases):
    private = Reporter.objects.filter(anonymous=True, kind=ReporterKind.REPORTER).values("case")
    known = cases.about_nobody().filter(accepted_at__isnull=False).exclude(pk__in=private)
    return known.select_related("category")


def public_near(code, *, at):
    """What was reported lately within fifty metres of the code's place, but not at it; the nearest first, with its
    `metres`. A place without a point has nothing near."""
    point = None if isinstance(code.place, Grid) else code.place.point
    if point is None:
        return Case.objects.none()
    round_it = Case.objects.still_open().filter(pending=False, point__bboverlaps=box_around(point, ROUND))
    lately = round_it.filter(reported_at__gte=at - LATELY).annotate(metres=Distance("point", point))
    if isinstance(code.place, Building):
        lately = lately.exclude(building=code.place)
    return for_everybody(lately.filter(metres__lte=D(m=NEAR))).order_by("metres", "pk")


def alike_at(code, kind, *, at):
    """[Matter] that what somebody is about to report may be: of the same branch of `kind`, a category's code.

    Those of the building first, then the nearest ones. Three statements at most.
    """
    branch = {"category__code__startswith": kind[:2]}
    here = public_at(code).filter(**branch).order_by("-reported_at", "-pk")
    near = public_near(code, at=at).filter(**branch)
    found = [case for case in here[: FEW * 3] if is_public(case.category)][:FEW]
    if len(found) < FEW:
        found += [case for case in near[: FEW * 3] if is_public(case.category)][: FEW - len(found)]
    counts = echoes_of([case.uuid for case in found])
    return [matter_of(case, code, counts) for case in found]


def matter_of(case, code, counts):
    """The place is the code's own: an address may say more than a neighbour has to know."""
    (state,) = [stage["label"] for stage in resident.stages(case.state) if stage["state"] == "current"]
    kind, place = case.category.name, code.place.name
    metres = round(case.metres.m) if hasattr(case, "metres") else 0
    return Matter(case.uuid, kind, place, state, case.reported_at, counts.get(case.uuid, 0), metres)
