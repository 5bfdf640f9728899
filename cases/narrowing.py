"""Fewer cases than a list of the desk has: of one place, one unit, one kind of matter, one source.

Whoever sees a district or more names a place or a unit first. Without one, a rare kind would be looked for among all
that is open in a city, case by case.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, Value
from django.http import Http404
from django.utils.timezone import localdate

from cases.enums import Source
from cases.models import Category
from cases.models.category import in_language
from cases.pages.asked import NARROWING
from grids.models import Department, Grid
from grids.roles import P
from grids.scope import LEVEL_OF_TIER

KIND = re.compile(r"\d{2}(\d{3})?", re.ASCII)
GROUP = 2  # digits of a code that name a group of kinds


@dataclass(frozen=True)
class Narrowing:
    """`columns` a case must have, and for whoever reads the page {name: words}; `too_wide` where a place is missing."""

    columns: dict
    words: dict
    too_wide: bool = False

    def of(self, cases):
        return cases.none() if self.too_wide else cases.filter(**self.columns)

    def __bool__(self):
        return bool(self.words)


def narrowing_of(asked, scope):
    """The Narrowing that an address asks for: at most one statement. Http404 for what the scope does not know."""
    wanted = {name: asked[name] for name in NARROWING if asked.get(name)}
    found = {row[0]: row[1:] for row in looked_up(wanted, scope)}
    if missing := wanted.keys() - found.keys() - {"source"}:
        raise Http404(f"no such {missing}")
    columns, words = {}, {}
    for name, (pk, zh, en, tier) in found.items():
        columns |= column_of(name, pk, tier, wanted[name])
        words[name] = in_language(zh, en)
    if "source" in wanted:
        columns["source"], words["source"] = source_of(wanted["source"])
    wide = "district_id" in scope.roots(P.CASE_VIEW) and {"kind", "source"} & wanted.keys()
    return Narrowing(columns, words, too_wide=bool(wide) and not {"place", "unit"} & wanted.keys())


def column_of(name, pk, tier, said):
    """{the column of a case: its value} for a thing that was looked up."""
    if name == "place":
        return {LEVEL_OF_TIER[tier]: pk}
    return {"handler_department_id": pk} if name == "unit" else {"category__code__startswith": said}


def source_of(said):
    if said not in Source.values:
        raise Http404("no such source")
    return said, str(Source(said).label)


def looked_up(wanted, scope):
    """[(name, pk, words, words in English, tier)] of the things an address names, in one statement."""
    parts = [LOOK[name](value, scope) for name, value in wanted.items() if name in LOOK]
    return list(parts[0].order_by().union(*(part.order_by() for part in parts[1:]))) if parts else []


def told(rows, name, *fields):
    """The rows as five columns of the same kinds, for a union."""
    words = [Value(field[1:], CharField()) if field.startswith("=") else field for field in fields]
    return rows.values_list(Value(name, CharField()), "pk", *words)


def place(code, scope):
    rows = Grid.objects.visible_to(scope).current(localdate()).filter(code=code)
    return told(rows, "place", "name", "name", "tier")


def unit(said, scope):
    try:
        uuid = UUID(said)
    except ValueError as fault:
        raise Http404("no such unit") from fault
    return told(units_of(scope).filter(uuid=uuid), "unit", "name", "name", "=")


def units_of(scope):
    """The departments whose cases somebody may ask for."""
    return Department.objects.visible_to(scope)


def kind(code, _scope):
    if not KIND.fullmatch(code):
        raise Http404("no such kind")
    names = ("top", "top_en") if len(code) == GROUP else ("leaf", "leaf_en")
    first = Category.objects.filter(code__startswith=code).order_by("code").values("pk")[:1]
    return told(Category.objects.filter(pk__in=first), "kind", *names, "=")


LOOK = {"place": place, "unit": unit, "kind": kind}
