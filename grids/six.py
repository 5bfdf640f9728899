"""The six elements of a grid (六要素 人地物事情组织, S2-10): how many, how complete, how fresh. Counted in SQL.

What the layers above keep they count themselves: their app says so at start with `counted_by`.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from grids.models import Room
from grids.register_rows import reached
from grids.registers import REGISTERS, is_fresh


class Element(models.TextChoices):
    PEOPLE = "people", _("People")
    GROUND = "ground", _("Land")
    THINGS = "things", _("Things")
    MATTERS = "matters", _("Matters")
    VOICES = "voices", _("Voices")
    ORGANISATIONS = "organisations", _("Organisations")


@dataclass(frozen=True)
class Line:
    """One figure of an element. `complete` and `fresh` are of `total`; None where nobody asks."""

    label: str
    total: int | None
    complete: int | None = None
    fresh: int | None = None
    last: date | None = None
    asks: str = ""
    register: str = ""


@dataclass(frozen=True)
class Counted:
    element: Element
    lines: list = field(default_factory=list)
    more: str = ""  # what is said where nothing is kept yet


REGISTERS_OF = {
    Element.GROUND: ("compounds", "buildings", "places"),
    Element.THINGS: ("facilities",),
    Element.ORGANISATIONS: ("organisations",),
}
NOT_YET = {
    Element.PEOPLE: _("Only households are counted so far; the register of residents is not kept here yet."),
    Element.MATTERS: _("Your posts do not show the cases of this grid."),
    Element.VOICES: _("What residents say and feel is not kept here yet."),
}
COUNTED = {}


def counted_by(element, count):
    """What a layer above counts of an element: `count(grid, actor, on)` → [Line]."""
    COUNTED[element] = count


def six_of(grid, actor, figures, on):
    """[Counted] of a grid, in the order people say them: a statement for each register and one for the rooms."""
    lines = {
        element: [line_of(REGISTERS[slug], grid, actor, on) for slug in slugs]
        for element, slugs in REGISTERS_OF.items()
    }
    lines[Element.PEOPLE] = [Line(_("households"), figures.households)]
    lines[Element.GROUND].append(rooms_of(grid, on))
    for element, count in COUNTED.items():
        lines[element] = [*lines.get(element, []), *count(grid, actor, on)]
    return [Counted(element, lines.get(element, []), more(element, lines)) for element in Element]


def more(element, lines):
    kept = element in COUNTED and lines.get(element)
    return "" if kept else NOT_YET.get(element, "")


def line_of(register, grid, actor, on):
    rows = reached(register.model, actor).under(grid).filter(valid_to=None)
    told = rows.aggregate(
        total=Count("pk"),
        complete=Count("pk", filter=register.complete),
        fresh=Count("pk", filter=is_fresh(on)),
        last=Max("verified_on"),
    )
    return Line(register.label, **told, asks=register.asks, register=register.slug)


def rooms_of(grid, on):
    """The rooms of a grid whose page somebody may open: complete where their use is known."""
    rows = Room.objects.filter(**{grid.own_level: grid.pk}, valid_to=None)
    counted = {"complete": Count("pk", filter=~Q(use="")), "fresh": Count("pk", filter=is_fresh(on))}
    told = rows.aggregate(total=Count("pk"), **counted, last=Max("verified_on"))
    return Line(_("Rooms"), **told, asks=_("what it is used for"))
