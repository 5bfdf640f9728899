"""The steps after the nomination: one function each, so that every door calls one."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused, Stale
from grids.actions.accounts import open_account
from grids.actions.appointment.step import step
from grids.actions.posts import appoint
from grids.enums import AppointmentAct
from grids.models import Objection, OfficerBackground
from grids.publicity import last_day
from messaging.inbox import tell

TWO_PAIRS_OF_EYES = (AppointmentAct.NOMINATE, AppointmentAct.REVIEW, AppointmentAct.PUBLISH)
APPOINTED = gettext_noop("You are appointed: %(what)s")


def review(appointment, *, words="", by, at):
    """Pass the review. Refused for who nominated, and for the person himself."""
    return step(appointment, AppointmentAct.REVIEW, words=words, by=by, at=at)


def publish(appointment, *, words="", by, at):
    """Put the name up in public for the position's days (S0-14). Returns the Appointment with `public_until`."""

    def dates(row):
        row.public_from = localdate(at)
        row.public_until = last_day(at, row.position.publicity_days, row.position.publicity_unit)

    return step(appointment, AppointmentAct.PUBLISH, words=words, by=by, at=at, effect=dates)


@transaction.atomic
def object_to(appointment, *, words, by, at):
    """Note what somebody said against a name in publicity. Returns the Objection, which waits for an answer."""
    appointment = step(appointment, AppointmentAct.OBJECT, words=words, by=by, at=at)
    return Objection.objects.create(
        appointment=appointment, words=words.strip()[:500], noted_by=by.officer, noted_at=at
    )


@transaction.atomic
def answer(objection, *, words, by, at):
    """Answer an objection. Returns it. Stale where it was answered already."""
    appointment = step(objection.appointment, AppointmentAct.ANSWER, words=words, by=by, at=at)
    objection = appointment.objections.select_for_update().get(pk=objection.pk)
    if objection.answered_at:
        raise Stale
    objection.answer, objection.answered_by, objection.answered_at = words.strip()[:500], by.officer, at
    objection.save(update_fields=["answer", "answered_by", "answered_at"])
    return objection


def refuse(appointment, *, words, by, at):
    """Do not take the person, saying why. A phone that was left with the application is forgotten."""
    return step(appointment, AppointmentAct.REFUSE, words=words, by=by, at=at, effect=forget_phone)


def withdraw(appointment, *, words, by, at):
    """Take back: the person himself, or who nominated him."""
    return step(appointment, AppointmentAct.WITHDRAW, words=words, by=by, at=at, effect=forget_phone)


def forget_phone(row):
    row.phone = row.phone_index = None


@transaction.atomic
def give_post(appointment, *, officer=None, username="", starts_on, deputy=None, by, at, address=None):
    """Appoint: the post begins on a day and runs for the position's term. → (Appointment, AccountCode, its text).

    Somebody without an account gets the one of `officer`, or a new one by `username` with a code that is shown once;
    otherwise the last two are None. Refused by every rule of the path and of posts.appoint.
    """
    if starts_on < localdate(at):
        raise Refused(_("What has passed stays as it was. Begin today or later."))
    code = text = None
    who = appointment.officer or officer
    if who is None:
        if not username.strip():
            raise Refused(_("Choose the account of this person, or a name for a new one."))
        facts = {"username": username.strip(), "name": appointment.name, "phone": appointment.phone or ""}
        who, code, text = open_account(**facts, by=by, at=at, address=address)

    def give(row):
        refuse_another(row, who)
        facts = {"role": row.position.role, "position": row.position, "source": row.source}
        ends_on = term_end(starts_on, row.position.term_years)
        row.officer = who
        row.post = appoint(
            who, to=row.place, starts_on=starts_on, ends_on=ends_on, deputy=deputy, **facts, by=by, at=at
        )
        forget_phone(row)
        keep_backgrounds(who, row.backgrounds)

    appointment = step(appointment, AppointmentAct.APPOINT, by=by, at=at, effect=give)
    params = {"what": f"{appointment.place.name} {appointment.position.name}"}
    tell([who.pk], title=APPOINTED, params=params, url="/account/", key=appointment.uuid, at=at)
    return appointment, code, text


def refuse_another(appointment, who):
    """An account chosen at the end is that of the name in publicity, and of nobody who took a step before."""
    if appointment.officer_id:
        return
    if who.name != appointment.name:
        raise Refused(_("This account has another name than the one that was nominated."))
    if appointment.steps.filter(by=who, action__in=TWO_PAIRS_OF_EYES).exists():
        raise Refused(_("Who nominated or reviewed somebody does not get the post himself."))


def keep_backgrounds(officer, kinds):
    """What somebody brings along is counted with his colleagues' from now on (S0-17)."""
    rows = [OfficerBackground(officer=officer, kind=kind) for kind in kinds]
    OfficerBackground.objects.bulk_create(rows, ignore_conflicts=True)


def term_end(starts_on, years):
    """The first day after a term of so many years, or None: until further notice."""
    if not years:
        return None
    try:
        return starts_on.replace(year=starts_on.year + years)
    except ValueError:  # 29 February
        return starts_on.replace(year=starts_on.year + years, day=28) + timedelta(days=1)
