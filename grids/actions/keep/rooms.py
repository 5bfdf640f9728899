from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.keep.row import clean, complain, fresh, sign
from grids.kinds import RoomUse
from grids.models import Building, Room, Unit, levels_of
from grids.roles import P
from grids.rooms import DEEPEST, HIGHEST, MOST, doors

UNITS = 99
HOMES = (RoomUse.HOME, RoomUse.LET)


@transaction.atomic
def build_rooms(building, plan, *, use=RoomUse.HOME, by, at):
    """Number the rooms of a building by a Plan. Returns (rooms made, rooms that were there already).

    What is there stays as it is. A building whose households nobody has counted has as many as homes. Refused: a plan
    without a room or of more than a building holds, a door whose label another one has.
    """
    building = fresh(Building, building)
    require(by, P.REGISTER_KEEP, building)
    possible(plan)
    units = units_of(building, plan)
    known = set(Room.objects.filter(building=building).values_list("code", flat=True))
    labels = set(Room.objects.filter(building=building, valid_to=None).values_list("unit", "label"))
    planned = [(unit, door) for unit in units for door in doors(plan)]
    new = [(unit, door) for unit, door in planned if f"{unit.code}{door.digits}" not in known]
    for unit, door in new:
        if (unit.pk, door.label) in labels:
            raise Refused(
                _("There is a door %(label)s in %(unit)s already.") % {"label": door.label, "unit": unit}
            )
    if len(known) + len(new) > MOST:
        raise Refused(_("A building has at most %(count)s rooms here.") % {"count": MOST})
    Room.objects.bulk_create(a_room(building, unit, door, use, at) for unit, door in new)
    count_homes(building)
    return len(new), len(planned) - len(new)


def possible(plan):
    if not (0 <= plan.units <= UNITS and DEEPEST <= plan.lowest <= plan.highest <= HIGHEST):
        raise Refused(_("Check the numbers of units and floors."))
    if not 0 < plan.count <= MOST or plan.per_floor > 999:
        raise Refused(_("A building has at most %(count)s rooms here.") % {"count": MOST})


def units_of(building, plan):
    """The Units of a plan; those that are missing are made."""
    known = {unit.number: unit for unit in building.units.filter(valid_to=None)}
    missing = [number for number in plan.unit_numbers if number not in known]
    place = levels_of(building.grid)
    made = Unit.objects.bulk_create(
        Unit(
            building=building,
            number=number,
            code=f"{building.code}{number:02d}",
            name=called(number),
            **place,
        )
        for number in missing
    )
    known |= {unit.number: unit for unit in made}
    return [known[number] for number in plan.unit_numbers]


def called(number):
    return _("unit %(number)s") % {"number": number} if number else _("no units")


def a_room(building, unit, door, use, at):
    facts = {"floor": door.floor, "number": door.number, "label": door.label, "use": use, "changed_at": at}
    return Room(
        building=building, unit=unit, code=f"{unit.code}{door.digits}", **facts, **levels_of(building.grid)
    )


def count_homes(building):
    """What nobody has counted is as many as there are homes."""
    if building.household_count is None:
        homes = Room.objects.filter(building=building, valid_to=None, use__in=HOMES).count()
        Building.objects.filter(pk=building.pk).update(household_count=homes)
        building.household_count = homes


@transaction.atomic
def keep_room(room, *, facts, by, at):
    """Change what stands on a room's door or what it is used for: {"label": …, "use": …}. Returns the Room."""
    row = fresh(Room, room)
    require(by, P.REGISTER_KEEP, row)
    for name in ("label", "use"):
        if name in facts:
            setattr(row, name, clean(facts[name]))
    complain(row, facts)
    beside = Room.objects.filter(unit=row.unit_id, label=row.label, valid_to=None).exclude(pk=row.pk)
    if beside.exists():
        raise Refused(
            _("There is a door %(label)s in %(unit)s already.") % {"label": row.label, "unit": row.unit}
        )
    sign(row, by=by, at=at)
    row.save(update_fields=["label", "use", "changed_at", "verified_on", "verified_by"])
    return row
