"""How many there are of each position, how many there should be, where nobody is, who holds several posts."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import CharField, Count, Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from grids.enums import Background, RegionLevel, Role, Tier
from grids.models import Grid, OfficerBackground, Position, Post
from grids.querysets.norm import DIGITS, WHOLE
from grids.roles import P

MOST = 50
SOON = timedelta(days=90)
DEPARTMENT = "department"
KIND = Coalesce("grid__tier", "region__level", Value(DEPARTMENT), output_field=CharField())
KIND_LABELS = {**dict(Tier.choices), **dict(RegionLevel.choices), DEPARTMENT: _("department")}


@dataclass
class Line:
    """A position at a kind of place: how many are asked for (None: nothing is), posts, people, places with nobody."""

    code: str
    label: str
    kind: str
    role: str
    needed: int | None = None
    posts: int = 0
    people: int = 0
    places: int = 0  # grids that somebody has it on
    grids: int = 0  # grids that should have somebody

    @property
    def kind_label(self):
        return KIND_LABELS.get(self.kind, self.kind)

    @property
    def missing(self):
        return None if self.needed is None else max(self.needed - self.posts, 0)

    @property
    def empty(self):
        return None if self.needed is None else max(self.grids - self.places, 0)


def posts_led(scope, on):
    return Post.objects.current(on).within(scope, P.STAFF_LEAD)


def grids_led(scope, on):
    return Grid.objects.within(scope, P.STAFF_LEAD).current(on)


def table(scope, on):
    """[Line]: every position that is asked for or held, in the place's order (S0-16). Three statements, whatever the
    number. A post without a position counts with the first one of its role there."""
    counted = grids_led(scope, on).order_by().values_list("tier", "street__region__code")
    grids = {(tier, street): count for tier, street, count in counted.annotate(count=Count("pk"))}
    lines = {}
    for street, titles in titles_by_street({street for _tier, street in grids}).items():
        for title in titles:
            for kind in title.stands_on:
                ask(lines, title, kind, grids.get((kind, street), 0))
    fill(lines, scope, on)
    return [line for line in lines.values() if line.posts or line.needed]


def titles_by_street(streets):
    """{street's code: [Position]} that count there: of each code the nearest. One statement."""
    chains = {street: [street[:digits].ljust(WHOLE, "0") for digits in DIGITS] for street in streets}
    codes = {code for chain in chains.values() for code in chain}
    rows = Position.objects.filter(region__code__in=codes, is_active=True).select_related("region")
    found = {}
    for street, chain in chains.items():
        near = [row for code in chain for row in rows if row.region.code == code]
        named = {}
        for row in near:
            named.setdefault(row.code, row)
        found[street] = sorted(named.values(), key=lambda row: (row.order, row.pk))
    return found


def ask(lines, title, kind, grids):
    """What a street asks for of a position on its grids."""
    line = lines.setdefault((title.code, kind), Line(title.code, title.label, kind, title.role))
    if title.norm and grids:
        line.needed = (line.needed or 0) + title.norm * grids
        line.grids += grids


def fill(lines, scope, on):
    """What is held, into the lines of its position, else of its role."""
    rows = posts_led(scope, on).order_by().annotate(kind=KIND).values("position__code", "role", "kind")
    counts = {
        "posts": Count("pk"),
        "people": Count("officer", distinct=True),
        "places": Count("grid", distinct=True),
    }
    for row in rows.annotate(**counts):
        line = line_for(lines, row)
        for name in counts:
            setattr(line, name, getattr(line, name) + row[name])


def line_for(lines, row):
    if line := lines.get((row["position__code"], row["kind"])):
        return line
    same = (line for line in lines.values() if (line.role, line.kind) == (row["role"], row["kind"]))
    if row["position__code"] is None and (line := next(same, None)):
        return line
    line = Line("", Role(row["role"]).label, row["kind"], row["role"])
    return lines.setdefault((f"role:{row['role']}", row["kind"]), line)


def vacant(scope, on, *, code, kind):
    """The grids of a tier where nobody has a position today; an officer of its role without a position counts."""
    roles = Position.objects.filter(code=code).values("role")
    posts = Post.objects.current(on).filter(grid=OuterRef("pk"))
    held = posts.filter(Q(position__code=code) | Q(position=None, role__in=roles))
    return grids_led(scope, on).filter(~Exists(held), tier=kind).defer("boundary")


def several(scope, on):
    """[(officer's name, uuid, posts)] of those with more than one post, at most MOST: who has most comes first."""
    rows = (
        posts_led(scope, on).order_by().values("officer__name", "officer__uuid").annotate(count=Count("pk"))
    )
    many = rows.filter(count__gt=1).order_by("-count", "officer__name")[:MOST]
    return [(row["officer__name"], row["officer__uuid"], row["count"]) for row in many]


def ending(scope, on):
    """The posts whose term ends within three months."""
    soon = posts_led(scope, on).filter(ends_on__lte=on + SOON).with_names()
    return list(soon.order_by("ends_on", "pk")[:MOST])


def composition(scope, on):
    """(kinds of places, [(background, [people by kind], all)]): what the people bring along (S0-17)."""
    rows = OfficerBackground.objects.filter(officer__posts__in=posts_led(scope, on))
    rows = rows.order_by().annotate(at=Coalesce("officer__posts__grid__tier", Value(DEPARTMENT)))
    found = Counter()
    for kind, at, people in rows.values_list("kind", "at").annotate(n=Count("officer", distinct=True)):
        found[kind, at] += people
    whole = dict(
        OfficerBackground.objects.filter(officer__in=posts_led(scope, on).values("officer"))
        .order_by()
        .values_list("kind")
        .annotate(n=Count("officer", distinct=True))
    )
    places = [at for at in (*Tier.values, DEPARTMENT) if any(at == one for _kind, one in found)]
    lines = [
        (kind.label, [found[kind.value, at] for at in places], whole[kind.value])
        for kind in Background
        if kind.value in whole
    ]
    return [KIND_LABELS[at] for at in places], lines
