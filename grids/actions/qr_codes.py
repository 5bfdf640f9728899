from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.authority import require
from grids.enums import RevokedFor
from grids.models import Building, Grid, Place, QrCode, Unit
from grids.roles import P
from grids.tokens import new_token


@transaction.atomic
def issue_code(place, *, by, at):
    """Issue a code for a building, a unit, a place or a grid. Returns the QrCode. Refused for one that has ended.

    Two tokens alike are one in 10¹⁵; the unique column refuses the second.
    """
    place = place._meta.base_manager.select_for_update(of=["self"]).get(pk=place.pk)  # it may be ending
    require(by, P.GROUND_CHANGE, place)
    return QrCode.objects.create(**fresh(place, by=by, at=at))


def fresh(place, *, by, at):
    """The columns of a new code for a place. Refused for one that has ended."""
    if place.valid_to is not None and place.valid_to <= localdate(at):
        raise Refused(_("This place has ended; it gets no code."))
    return {"token": new_token(), "issued_at": at, "issued_by": by.officer, **standing_for(place)}


def standing_for(place):
    """The columns that say what a code is for; a unit has its building beside it."""
    if isinstance(place, Unit):
        return {"building": place.building, "unit": place}
    kinds = {Building: "building", Place: "site", Grid: "grid"}
    return {kinds[type(place)]: place}


@transaction.atomic
def revoke_code(code, *, by, at, reason=RevokedFor.LOST):
    """Make a code worthless: lost, defaced or replaced. Returns the QrCode. Stale where it is already."""
    code = locked(code)
    require(by, P.GROUND_CHANGE, code.place)
    if code.revoked_at:
        raise Stale(_("This code is revoked already."))
    code.revoked_at, code.revoked_by, code.revoked_for = at, by.officer, RevokedFor(reason)
    code.save(update_fields=["revoked_at", "revoked_by", "revoked_for"])
    return code


@transaction.atomic
def reissue_code(code, *, by, at):
    """A new code for the same place; the old one says from now on that it was replaced. Returns the new QrCode.

    Refused for a place that has ended, Stale for a code that was replaced already. One that was revoked as lost may
    still be replaced.
    """
    code = locked(code)
    require(by, P.GROUND_CHANGE, code.place)
    if QrCode.objects.filter(replaces=code).exists():
        raise Stale(_("This code is replaced already."))
    new = QrCode.objects.create(replaces=code, **fresh(code.unit or code.place, by=by, at=at))
    if not code.revoked_at:
        revoke_code(code, by=by, at=at, reason=RevokedFor.REISSUED)
    return new


def locked(code):
    return (
        QrCode.objects.select_for_update(of=["self"])
        .select_related("building", "unit", "site", "grid")
        .get(pk=code.pk)
    )
