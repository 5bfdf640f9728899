from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.authority import require
from grids.models import Building, QrCode
from grids.roles import P
from grids.tokens import new_token


@transaction.atomic
def issue_code(place, *, by, at):
    """Issue a code for a building or a grid. Returns the QrCode. Refused for one that has ended.

    Two tokens alike are one in 10¹⁵; the unique column refuses the second.
    """
    place = place._meta.base_manager.select_for_update(of=["self"]).get(pk=place.pk)  # it may be ending
    require(by, P.CONFIGURE, place)
    if place.valid_to is not None:
        raise Refused(_("This place has ended; it gets no code."))
    kind = "building" if isinstance(place, Building) else "grid"
    return QrCode.objects.create(token=new_token(), issued_at=at, issued_by=by.officer, **{kind: place})


@transaction.atomic
def revoke_code(code, *, by, at):
    """Make a code worthless: lost, defaced or replaced. Returns the QrCode. Stale where it is already."""
    code = QrCode.objects.select_for_update(of=["self"]).select_related("building", "grid").get(pk=code.pk)
    require(by, P.CONFIGURE, code.place)
    if code.revoked_at:
        raise Stale(_("This code is revoked already."))
    code.revoked_at, code.revoked_by = at, by.officer
    code.save(update_fields=["revoked_at", "revoked_by"])
    return code
