"""How the place of a code is named: in large letters, with the way to it; and where a code leads on paper."""

from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse

from common.templatetags.wording import beyond
from grids.models import Building, Grid

ABOVE = ("street", "total", "general")


@dataclass(frozen=True)
class Place:
    """The place in large letters and the way to it, as residents read it."""

    title: str
    path: list = field(default_factory=list)


def place_of(code):
    """The Place: a building under its grids, or a grid under the grids above; none repeats the one before it."""
    stands = with_grids_above(code.place)
    grids = [stands.street, stands.total, stands.general, code.owner_grid]
    names = [grid.name for grid in dict.fromkeys(filter(None, grids)) if grid != stands]
    path = [beyond(name, above) for above, name in zip(["", *names], names, strict=False)]
    return Place(title=code.title, path=path)


def office_of(code):
    """The name of the street that answers for what is reported here."""
    return with_grids_above(code.place).street.name


def with_grids_above(place):
    """The building or grid with the names of the grids it lies in: one statement, none where they came with it."""
    if not all(Building._meta.get_field(level).is_cached(place) for level in ABOVE):
        name_all([place])
    return place


def name_all(places):
    """Give places the grids they lie in, with nothing but their names: one statement for all of them."""
    ids = {getattr(place, f"{level}_id") for place in places for level in ABOVE} - {None}
    found = Grid.objects.only("name").in_bulk(ids)
    for place in places:
        for level in ABOVE:
            setattr(place, level, found.get(getattr(place, f"{level}_id")))


def address_of(code):
    """What a printed code says: the way to its page, whoever prints it."""
    return settings.SITE_URL.rstrip("/") + reverse("cases:door", args=[code.token])


def in_groups(token):
    """A token as it stands under its code, to be read aloud: H7K2-M9PQ-4T0."""
    return "-".join(token[at : at + 4] for at in range(0, len(token), 4))
