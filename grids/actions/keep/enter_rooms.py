"""Enter rooms one knows by their doors, as a list brings them: no plan, each with its unit, floor and label."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.keep.rooms import a_room, count_homes, units_of
from grids.actions.keep.row import clean, fresh
from grids.kinds import RoomUse
from grids.models import Building, Room
from grids.roles import P
from grids.rooms import DEEPEST, HIGHEST, MOST, Door


@dataclass(frozen=True)
class Entry:
    """One room: `unit` 0 where the building has none."""

    unit: int
    floor: int
    label: str
    use: str = RoomUse.HOME


@dataclass(frozen=True)
class Wanted:
    unit_numbers: tuple


@transaction.atomic
def enter_rooms(building, entries, *, by, at):
    """Enter these rooms of a building; units that are missing come along. Returns the Rooms in the order of entries.

    The number on the floor is what stands on the door behind the floor, else the next free one. Refused: a floor that
    cannot be, a label that is there already, more than a building holds.
    """
    building = fresh(Building, building)
    require(by, P.REGISTER_KEEP, building)
    units = units_of(building, Wanted(tuple(sorted({entry.unit for entry in entries}))))
    units = {unit.number: unit for unit in units}
    there = list(Room.objects.filter(building=building).values_list("unit", "label", "code", "valid_to"))
    if len(there) + len(entries) > MOST:
        raise Refused(_("A building has at most %(count)s rooms here.") % {"count": MOST})
    labels = {(unit, label) for unit, label, _code, valid_to in there if valid_to is None}
    codes = {code for _unit, _label, code, _valid_to in there}
    rooms = [one_more(building, units[entry.unit], entry, labels, codes, at) for entry in entries]
    Room.objects.bulk_create(rooms)
    count_homes(building)
    return rooms


def one_more(building, unit, entry, labels, codes, at):
    """A Room not saved yet; its label and code are taken from now on."""
    label = clean(entry.label)
    if not DEEPEST <= entry.floor <= HIGHEST or entry.floor == 0:
        raise Refused(_("Check the numbers of units and floors."))
    if (unit.pk, label) in labels:
        raise Refused(_("There is a door %(label)s in %(unit)s already.") % {"label": label, "unit": unit})
    doors = (Door(entry.floor, number, label) for number in numbers(entry.floor, label))
    door = next((door for door in doors if f"{unit.code}{door.digits}" not in codes), None)
    if door is None:
        raise Refused(_("A building has at most %(count)s rooms here.") % {"count": MOST})
    labels.add((unit.pk, label))
    codes.add(f"{unit.code}{door.digits}")
    return a_room(building, unit, door, entry.use, at)


def numbers(floor, label):
    """The numbers on a floor to be tried: the one on the door first (502 on the 5th is 2), then 1, 2, 3 …"""
    said = re.fullmatch(rf"{floor}0*([1-9]\d{{0,2}})", label) if floor > 0 else None
    return [*([int(said[1])] if said else []), *range(1, 1_000)]
