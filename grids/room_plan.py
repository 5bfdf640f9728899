"""The plan of a building (楼栋图): a table for each unit, floors from the top, rooms beside each other."""

from dataclasses import dataclass

from grids.addresses import door
from grids.models import Room, Unit


@dataclass(frozen=True)
class UnitPlan:
    """One entrance: `floors` from the top, each (its number as it is said, rooms with their place or None)."""

    unit: Unit
    columns: int
    floors: list
    count: int


def plan_of(building):
    """[UnitPlan] of a building, by number. One statement."""
    rows = Room.objects.filter(building=building, valid_to=None).select_related("unit")
    units = {}
    for room in rows.order_by("unit__number", "-floor", "number"):
        room.door = door(building.block or building.name, f"{room.unit.number or ''}", room.label)
        units.setdefault(room.unit, {}).setdefault(room.floor, {})[room.number] = room
    return [drawn(unit, floors) for unit, floors in units.items()]


def drawn(unit, floors):
    columns = max(max(rooms) for rooms in floors.values())
    table = [
        (said(floor), [rooms.get(number) for number in range(1, columns + 1)])
        for floor, rooms in floors.items()
    ]
    return UnitPlan(unit, columns, table, sum(map(len, floors.values())))


def said(floor):
    """A floor as people say it: 5, B1."""
    return str(floor) if floor > 0 else f"B{-floor}"
