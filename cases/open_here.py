"""What is open at a door, as far as neighbours may know: which kind, since when, how far. Never anybody's words.

Only matters of the public ground, accepted by the desk and reported by nobody who asked to keep them private; what is
about a person, a household or an officer is not among them, whatever its state.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cases import resident
from cases.enums import ReporterKind
from cases.models import Case, Reporter
from grids.echoes import echoes_of
from grids.models import Building

MOST = 20
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
    private = Reporter.objects.filter(anonymous=True, kind=ReporterKind.REPORTER).values("case")
    known = open_at(code).about_nobody().filter(accepted_at__isnull=False).exclude(pk__in=private)
    return known.select_related("category")


def matter_of(case, code, counts):
    """The place is the code's own: an address may say more than a neighbour has to know."""
    (state,) = [stage["label"] for stage in resident.stages(case.state) if stage["state"] == "current"]
    kind, place = case.category.name, code.place.name
    return Matter(case.uuid, kind, place, state, case.reported_at, counts.get(case.uuid, 0))
