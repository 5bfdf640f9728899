"""What takes effect on its day: handovers, absences, the ends of terms."""

from django.utils.timezone import localdate

from common.errors import Refused
from grids.actions.absences import sweep_absences
from grids.actions.appointment.step import step
from grids.actions.one_by_one import one_by_one
from grids.actions.relieve import sweep_handovers
from grids.actor import Actor
from grids.enums import AppointmentAct, AppointmentState
from grids.models import Appointment


def sweep_staff(*, at):
    """Do what is due. Returns how many handovers, covered posts and ended terms that were."""
    return sweep_handovers(at=at) + sweep_absences(at=at) + sweep_terms(at=at)


def sweep_terms(*, at):
    """An appointment is over when its post is. Returns how many."""
    over = Appointment.objects.filter(state=AppointmentState.APPOINTED, post__ends_on__lte=localdate(at))
    return one_by_one(over.order_by("pk"), lambda one: ended(one, at=at), what="term")


def ended(appointment, *, at):
    try:
        step(appointment, AppointmentAct.END, by=Actor.clock(), at=at)
    except Refused:  # settled meanwhile
        return 0
    return 1
