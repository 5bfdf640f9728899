from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.keep.row import beside, describe, fresh, settle, sign
from grids.kinds import FacilityKind
from grids.models import Facility


@transaction.atomic
def keep_facility(facility=None, *, grid=None, facts, by, at):
    """Enter a facility or change it. `facts`: {column: value}; only what is named changes. Returns the Facility.

    Refused: no place, a keeper of another street, a video point without its purpose and its sign (个人信息保护法 26).
    """
    row = fresh(Facility, facility)
    describe(row, facts)
    settle(row, grid=grid, by=by, at=at)
    beside(row, row.keeper, row.keeper)
    if row.kind == FacilityKind.VIDEO and not (row.purpose and row.notice):
        raise Refused(_("A video point says what it is for and what its sign says."))
    sign(row, by=by, at=at)
    row.save()
    return row
