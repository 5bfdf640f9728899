from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.keep.row import fresh, sign
from grids.models import Building, Compound, Facility, Organisation, Place, QrCode, Room, Unit
from grids.roles import P
from grids.unsettled import unsettled_at

LONGEST_AGO = timedelta(days=366)


@transaction.atomic
def verify(row, *, by, at):
    """Somebody has looked: what is written is still so. Returns the row."""
    row = fresh(type(row), row)
    require(by, P.REGISTER_KEEP, row)
    row.verified_on, row.verified_by = localdate(at), by.officer
    row.save(update_fields=["verified_on", "verified_by"])
    return row


@transaction.atomic
def end_row(row, *, on, by, at, right=None):
    """Close a row of a register: `on` is the first day without it. Returns it. It stays readable.

    Refused: a day to come or long gone, and what others still hang on: a compound with buildings, an organisation that
    runs something. A building takes its units, rooms and codes along: that changes the ground, today and not before,
    and not while something is open there. `right`: what is asked for instead, where somebody takes back his own entry.
    """
    row = fresh(type(row), row)
    require(by, right or right_to_end(type(row)), row)
    refuse_day(row, on, localdate(at))
    still = held_by(row)
    if still:
        raise Refused(_("%(count)s others still belong to it. Change or end those first.") % {"count": still})
    if isinstance(row, Building):
        close_doors(row, on, by=by, at=at)
    row.valid_to = on
    if not isinstance(row, Building):
        sign(row, by=by, at=at)
    row.save()
    return row


def take_back_building(row, *, on, by, at):
    """End a building that one has just brought in oneself with a list: who keeps the register may do that."""
    return end_row(row, on=on, by=by, at=at, right=P.REGISTER_KEEP)


def right_to_end(model):
    """The permission that ends a row: to keep the register, of a building to change the ground."""
    return P.GROUND_CHANGE if model is Building else P.REGISTER_KEEP


def refuse_day(row, on, today):
    if isinstance(row, Building):
        if on != today:
            raise Refused(_("A building ends today: its codes are worth nothing from this moment on."))
        if open_there := unsettled_at(row):
            raise Refused(
                _("%(count)s cases are still open at this building. Bring them to an end first.")
                % {"count": open_there}
            )
    elif not today - LONGEST_AGO <= on <= today:
        raise Refused(_("It ended today or on a day within the last year."))


def held_by(row):
    """How many rows in force point to this one."""
    here = {"valid_to": None}
    if isinstance(row, Compound):
        return Building.objects.filter(compound=row, **here).count()
    if isinstance(row, Organisation):
        run = Compound.objects.filter(Q(property_company=row) | Q(committee=row), **here).count()
        places = Place.objects.filter(organisation=row, **here).count()
        return run + places + Facility.objects.filter(keeper=row, **here).count()
    if isinstance(row, Building):
        return sum(
            model.objects.filter(building=row, **here).count() for model in (Place, Facility, Organisation)
        )
    return 0


def close_doors(building, on, *, by, at):
    """The units, rooms and codes of a building end with it."""
    for model in (Unit, Room):
        model.objects.filter(building=building, valid_to=None).update(valid_to=on)
    QrCode.objects.valid().filter(building=building).update(revoked_at=at, revoked_by=by.officer)
