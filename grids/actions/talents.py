"""Professionals who offer help (专业力量): put on the list with their word, asked, taken off: domain.md S0-35."""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.crypto import blind_index
from common.errors import Refused
from grids.actions.access import record_access
from grids.actions.authority import require
from grids.actions.posts import in_force
from grids.kinds import ConsentChannel
from grids.models import Talent
from grids.roles import P
from messaging.inbox import tell

FACTS = ("skills", "availability", "words", "consented_on", "consent_channel", "consent_words")
LISTED = gettext_noop("You are on the list of professionals of %(grid)s")
LISTED_WORDS = gettext_noop("You agreed on %(day)s. On the page you can take it back at any time.")


@transaction.atomic
def note_talent(grid, *, officer=None, name="", phone="", facts, by, at):
    """Put somebody who agreed to it on the list of a grid: an officer, or a person by name and phone (both sealed).

    `facts`: skills, availability, words, consented_on, consent_channel, consent_words. Returns the Talent; an officer
    is told. Refused: whoever keeps no list there, nobody named, a word given on a day to come, the same person twice
    in a street (S0-35).
    """
    grid = in_force(grid, localdate(at))
    require(by, P.TALENT_KEEP, grid)
    name, phone = name.strip()[:60], phone.strip()
    if not officer and not (name and phone):
        raise Refused(_("A name and a phone number are needed."))
    if facts["consented_on"] > localdate(at):
        raise Refused(_("Nobody agreed on a day to come."))
    if facts["consent_channel"] == ConsentChannel.ONLINE:
        raise Refused(_("Only the person alone agrees on a page."))
    talent = Talent(officer=officer, noted_by=by.officer, noted_at=at, **{one: facts[one] for one in FACTS})
    if not officer:
        talent.name, talent.phone, talent.phone_index = name, phone, blind_index(phone)
    talent.place_at(grid)
    if known(talent).exists():
        raise Refused(_("This person is on the list of this street already."))
    talent.save(force_insert=True)
    if officer:
        tell_listed(talent, grid, at=at)
    return talent


def known(talent):
    """The same person's rows in the street."""
    here = Talent.objects.filter(street=talent.street_id)
    if talent.officer_id:
        return here.filter(officer=talent.officer_id)
    return here.filter(phone_index=talent.phone_index)


def tell_listed(talent, grid, *, at):
    params = {"grid": grid.name, "day": f"{talent.consented_on:%Y-%m-%d}"}
    told = {"title": LISTED, "body": LISTED_WORDS, "params": params, "key": talent.uuid, "at": at}
    tell([talent.officer_id], url=f"/people/talents/{talent.uuid}/", **told)


def list_applicant(appointment, *, skills, availability, consent_words, at):
    """Who offers to help in the grid on a public page agrees to stand on the list too. Returns the Talent, or None
    where this number stands on the street's list already: that row stays as it was agreed."""
    talent = Talent(application=appointment, skills=skills, availability=availability, noted_at=at)
    talent.name, talent.phone, talent.phone_index = (
        appointment.name,
        appointment.phone,
        appointment.phone_index,
    )
    talent.consented_on, talent.consent_words = localdate(at), consent_words
    talent.consent_channel, talent.words = ConsentChannel.ONLINE, appointment.words[:200]
    talent.place_at(appointment.grid)
    if known(talent).exists():
        return None
    talent.save(force_insert=True)
    return talent


@transaction.atomic
def ask_talent(talent, *, reason, by, at, address=None):
    """Open the number of somebody on the list, to ask him for help; what for stays on record. → (name, phone).

    Refused: whoever keeps no list there, no reason.
    """
    talent = Talent.objects.select_for_update(of=["self"]).select_related("officer").get(pk=talent.pk)
    require(by, P.TALENT_KEEP, talent)
    subject = {"subject_kind": "talent", "subject_uuid": talent.uuid, "fields": ["name", "phone"]}
    record_access(talent, **subject, reason=reason, address=address, by=by, at=at)
    talent.asked_at = at
    talent.save(update_fields=["asked_at"])
    person = talent.officer or talent
    return person.name, person.phone


@transaction.atomic
def withdraw_talent(talent, *, by, at):
    """Somebody takes his word back: the row goes. Only who keeps the list, or the officer himself, takes him off here;
    whoever came by a public page has the secret of his offer (`by` the reporter). Refused for anybody else.
    """
    talent = Talent.objects.select_for_update(of=["self"]).filter(pk=talent.pk).first()
    if talent is None:
        return
    himself = by.officer_id is not None and talent.officer_id == by.officer_id
    by_secret = by.is_reporter and talent.application_id is not None
    if not (himself or by_secret):
        require(by, P.TALENT_KEEP, talent)
    talent.delete()
