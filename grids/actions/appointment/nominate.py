from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.crypto import blind_index
from common.errors import Refused
from grids.actions.appointment.step import record
from grids.actions.posts import in_force
from grids.appointments import BEFORE, ON_THE_WAY
from grids.enums import AppointmentAct, Background, PostSource
from grids.models import Appointment
from grids.positions import check_position
from grids.reach import reach_of
from grids.roles import P

LONGEST = 500


@transaction.atomic
def nominate(position, *, to, name="", phone="", officer=None, source, backgrounds=(), words="", by, at):
    """Put somebody on the way to a post: an officer, or a person without an account by name and phone (sealed).

    `to`: a Grid, Region or Department. `by`: an Actor whose post leads the people there; or, with source SELF, the
    person himself: an officer, or `Actor.reporter()` for somebody from a public page, who leaves a phone. Returns the
    Appointment, nominated (S0-14, S2-42). Refused: a position that does not stand there, no name, the same twice.
    """
    refuse_strangers(to, officer, source, by)
    name, phone = (officer.name if officer else name.strip()), phone.strip()
    if not name or (by.is_reporter and not phone):
        raise Refused(_("A name and a phone number are needed.") if by.is_reporter else _("Give a name."))
    to = in_force(to, localdate(at))
    check_position(position, to)
    place = {to._meta.model_name: to}
    refuse_twice(position, place, officer, phone)
    appointment = Appointment(position=position, **place, officer=officer, name=name[:60], source=source)
    appointment.phone, appointment.phone_index = phone or None, blind_index(phone) if phone else None
    appointment.backgrounds = sorted(set(backgrounds) & set(Background.values))
    appointment.words = words.strip()[:LONGEST]
    appointment.nominated_by, appointment.nominated_at, appointment.changed_at = by.officer, at, at
    appointment.save(force_insert=True)
    record(appointment, AppointmentAct.NOMINATE, BEFORE, words=appointment.words, by=by, at=at)
    return appointment


def refuse_strangers(to, officer, source, by):
    """Only who leads the people there nominates; anybody applies for himself."""
    applies = source == PostSource.SELF and (by.is_reporter or (officer and officer.pk == by.officer_id))
    if not (applies or by.is_clock or by.may(P.STAFF_LEAD, reach_of(to))):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    if officer and not officer.is_active:
        raise Refused(_("This account is switched off."))


def refuse_twice(position, place, officer, phone):
    """One person is on the way to one position at one place once."""
    same = Appointment.objects.filter(position=position, state__in=[str(one) for one in ON_THE_WAY], **place)
    if officer and same.filter(officer=officer).exists():
        raise Refused(_("This person is on the way to this position already."))
    if phone and same.filter(phone_index=blind_index(phone)).exists():
        raise Refused(_("With this number somebody has applied for this already. You will hear from us."))
