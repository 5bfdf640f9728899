from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.keep.row import beside, describe, fresh, settle, sign
from grids.kinds import PlaceKind
from grids.models import Place

STATIONS = (PlaceKind.STATION, PlaceKind.CENTRE)


@transaction.atomic
def keep_place(place=None, *, grid=None, facts, by, at):
    """Enter a place or change it. `facts`: {column: value}; only what is named changes. Returns the Place.

    Refused: no place on the ground, an organisation of another street, the state of an idle space elsewhere (S0-44),
    functions of a station elsewhere (S0-33).
    """
    row = fresh(Place, place)
    describe(row, facts)
    settle(row, grid=grid, by=by, at=at)
    beside(row, row.organisation, row.organisation)
    if row.kind != PlaceKind.IDLE and row.idle_state:
        raise Refused(_("Only an idle space has a state of use."))
    if row.kind not in STATIONS and row.functions:
        raise Refused(_("Only a service station or centre has these functions."))
    sign(row, by=by, at=at)
    row.save()
    return row
