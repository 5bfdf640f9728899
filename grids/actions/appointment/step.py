"""The one place where the state of an appointment changes: locked, looked at, written, recorded."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.appointment.guards import check
from grids.appointments import find
from grids.models import Appointment, AppointmentStep

LONGEST = 500


@transaction.atomic
def step(appointment, action, *, words="", by, at, effect=None):
    """Take a verb of grids/appointments.py. Returns the Appointment as it is then.

    `effect(appointment)` fills the columns that go with it, in the same transaction. Refused: not this person's to do,
    a guard in the way, nothing said where it must be. Stale where it has moved on meanwhile.
    """
    appointment = Appointment.objects.select_for_update(of=["self"]).with_names().get(pk=appointment.pk)
    row, words = find(action), words.strip()[:LONGEST]
    if appointment.state not in row.sources:
        raise Stale
    check(row, appointment, by=by, at=at)
    if row.says_why and not words:
        raise Refused(_("Say why."))
    before, appointment.state = appointment.state, row.targets(appointment.state)
    appointment.changed_at = at
    if effect:
        effect(appointment)
    appointment.save()
    record(appointment, action, before, words=words, by=by, at=at)
    return appointment


def record(appointment, action, before, *, words, by, at):
    """Add a line to the history."""
    facts = {"from_state": before, "to_state": appointment.state, "by": by.officer, "at": at, "words": words}
    return AppointmentStep.objects.create(appointment=appointment, action=action, **facts)
