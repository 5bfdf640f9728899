"""What stands in the way of a step: each guard is one rule, and says no in a sentence."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.appointments import Party
from grids.enums import AppointmentState
from grids.reach import reach_of
from grids.roles import P


def parties(appointment, by):
    """The set of Party that an Actor is to an appointment. Power ends at the edge of the post."""
    if by.is_clock:
        return {*Party}
    found = {Party.ANYONE}
    if by.is_officer:
        reach = reach_of(appointment.place)
        found |= {Party.LEAD} if by.may(P.STAFF_LEAD, reach) else set()
        found |= {Party.APPOINTER} if by.may(P.RIGHTS_GIVE, reach) else set()
        found |= {Party.CANDIDATE} if appointment.officer_id == by.officer_id else set()
        found |= {Party.NOMINATOR} if appointment.nominated_by_id == by.officer_id else set()
    return found


def another_than_the_candidate(appointment, by, at):
    if by.is_officer and by.officer_id == appointment.officer_id:
        raise Refused(_("Nobody decides about himself."))


def another_than_the_nominator(appointment, by, at):
    """S0-14: who nominates does not review; two pairs of eyes look at everybody."""
    if by.is_officer and by.officer_id == appointment.nominated_by_id:
        raise Refused(_("You nominated this person: somebody else reviews."))


def asks_for_publicity(appointment, by, at):
    if not appointment.position.publicity_days:
        raise Refused(_("This position asks for no publicity. Appoint at once."))


def publicity_is_over(appointment, by, at):
    """S0-14: the name stands in public for its days before anybody is appointed."""
    if appointment.state == AppointmentState.REVIEWED and appointment.position.publicity_days:
        raise Refused(_("The name has to be published first."))
    if appointment.state == AppointmentState.PUBLISHED and localdate(at) <= appointment.public_until:
        raise Refused(
            _("The name is in publicity until %(day)s.") % {"day": f"{appointment.public_until:%Y-%m-%d}"}
        )


def objections_are_answered(appointment, by, at):
    if appointment.objections.filter(answered_at=None).exists():
        raise Refused(_("Answer every objection first."))


GUARDS = {
    guard.__name__: guard
    for guard in (
        another_than_the_candidate,
        another_than_the_nominator,
        asks_for_publicity,
        publicity_is_over,
        objections_are_answered,
    )
}


def check(row, appointment, *, by, at):
    """Refuse what this person may not do now. `code` is not_yours where it is not his to do."""
    if not row.who & parties(appointment, by):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    for name in row.guards:
        GUARDS[name](appointment, by, at)


def standing(row, appointment, *, by, at):
    """(whether the verb is this person's at all, the sentence by which it would be refused now or "")."""
    try:
        check(row, appointment, by=by, at=at)
    except Refused as refusal:
        return refusal.code != "not_yours", str(refusal)
    return True, ""
