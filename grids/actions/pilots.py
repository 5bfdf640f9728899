from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.models import Pilot
from grids.roles import P

FACTS = ("kind", "title", "aim", "starts_on")


@transaction.atomic
def start_pilot(grid, *, facts, by, at):
    """Try something in a grid. Returns the Pilot. domain.md S0-34.

    `facts`: kind (PilotKind), title, aim, starts_on (a date). Refused where the actor keeps no registers.
    """
    require(by, P.REGISTER_KEEP, grid)
    pilot = Pilot(**{name: facts[name] for name in FACTS}, started_by=by.officer, changed_at=at)
    pilot.place_at(grid)
    pilot.save()
    return pilot


@transaction.atomic
def end_pilot(pilot, *, ends_on, result, grade, by, at):
    """Say what came of it, and what is to become of it (PilotGrade). Returns the Pilot.

    Refused: a pilot that has ended, a last day before the first.
    """
    pilot = Pilot.objects.select_for_update(of=["self"]).get(pk=pilot.pk)
    require(by, P.REGISTER_KEEP, pilot)
    if pilot.ends_on:
        raise Refused(_("This pilot has ended already."))
    if ends_on < pilot.starts_on:
        raise Refused(_("It cannot end before it began."))
    pilot.ends_on, pilot.result, pilot.grade = ends_on, result, grade
    pilot.graded_by, pilot.changed_at = by.officer, at
    pilot.save()
    return pilot
