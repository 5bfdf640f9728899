"""The rooms of a building, planned by floors and numbers. Pure: numbers in, labels and digits out."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST = 3000  # rooms of one building
CELLARS = 900  # the code of the first floor under the ground is 901
DEEPEST, HIGHEST = -9, 200


class Rule(models.TextChoices):
    """What stands on the doors of a floor."""

    TWO = "two", _("502: floor and two digits")
    THREE = "three", _("5002: floor and three digits")
    LETTER = "letter", _("5B: floor and letter")
    RUNNING = "running", _("1, 2, 3 … through the unit")


@dataclass(frozen=True)
class Plan:
    """So many units, floors from `lowest` to `highest`, so many rooms on each; `skipped` floors do not exist.

    `units` 0: a building without units, which is one entrance.
    """

    units: int = 1
    lowest: int = 1
    highest: int = 6
    per_floor: int = 2
    rule: str = Rule.TWO
    skipped: frozenset = field(default_factory=frozenset)

    @property
    def floors(self):
        return [
            floor for floor in range(self.lowest, self.highest + 1) if floor and floor not in self.skipped
        ]

    @property
    def unit_numbers(self):
        return list(range(1, self.units + 1)) or [0]

    @property
    def count(self):
        return len(self.unit_numbers) * len(self.floors) * self.per_floor


@dataclass(frozen=True)
class Door:
    """One planned room of a unit."""

    floor: int
    number: int
    label: str

    @property
    def digits(self):
        """Its six digits of the code: 3 of the floor, 3 of the number."""
        return f"{self.floor if self.floor > 0 else CELLARS - self.floor:03d}{self.number:03d}"


def doors(plan):
    """The Doors of each unit of a plan, from the lowest floor."""
    return [
        Door(floor, number, label(plan, floor, number, place * plan.per_floor + number))
        for place, floor in enumerate(plan.floors)
        for number in range(1, plan.per_floor + 1)
    ]


def label(plan, floor, number, running):
    """What stands on a door. A floor under the ground is B1, B2 …"""
    if plan.rule == Rule.RUNNING:
        return str(running)
    storey = str(floor) if floor > 0 else f"B{-floor}"
    if plan.rule == Rule.LETTER:
        return f"{storey}{letters(number)}"
    return f"{storey}{number:0{3 if plan.rule == Rule.THREE else 2}d}"


def letters(number):
    """1 → A, 26 → Z, 27 → AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
