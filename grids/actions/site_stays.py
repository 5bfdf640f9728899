"""Cadres of street and community go down to a grid (干部下沉): their days there, what they solved: domain.md S0-45."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused, Stale
from grids.actions.authority import require
from grids.actions.posts import in_force
from grids.enums import OfficerKind
from grids.models import SiteDay, SiteResult, SiteStay
from grids.roles import P
from grids.taken_part import took_part
from messaging.inbox import tell

LONGEST = timedelta(days=366)
SAID_LATER = timedelta(days=3)  # a day on site may still be said so long after it
WRITTEN_LATER = timedelta(days=7)  # and what came of the stay, after its last day
SENT = gettext_noop("You are sent to a grid: %(grid)s")
SENT_FOR = gettext_noop("%(first)s to %(last)s, %(days)s days. %(purpose)s")


@transaction.atomic
def send_to_site(officer, *, to, starts_on, ends_on, planned_days, purpose, by, at):
    """Send a cadre to a grid for so many days between two days. Returns the SiteStay; he gets a message.

    It gives him no power there. Refused: whoever does not lead the people there, days that do not fit, the same grid
    twice at a time, an account that is switched off, no purpose.
    """
    grid = in_force(to, starts_on)
    require(by, P.WORK_LEAD, grid)
    purpose = purpose.strip()
    if not officer.is_active or officer.kind != OfficerKind.PERSON:
        raise Refused(_("This account is switched off."))
    if not purpose:
        raise Refused(_("Say what the stay is for."))
    refuse_days(starts_on, ends_on, planned_days, localdate(at))
    same = SiteStay.objects.filter(officer=officer, grid=grid, ended_at=None)
    if same.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise Refused(_("This person is sent to this grid in these days already."))
    stay = SiteStay(officer=officer, purpose=purpose[:200], starts_on=starts_on, ends_on=ends_on)
    stay.planned_days, stay.given_by, stay.given_at = planned_days, by.officer, at
    stay.place_at(grid)
    stay.save(force_insert=True)
    days = {"first": f"{starts_on:%Y-%m-%d}", "last": f"{ends_on:%Y-%m-%d}", "days": planned_days}
    params = {"grid": grid.name, "purpose": stay.purpose} | days
    tell([officer.pk], title=SENT, body=SENT_FOR, params=params, url="/w/on-site/", key=stay.uuid, at=at)
    return stay


def refuse_days(starts_on, ends_on, planned_days, today):
    if ends_on < today or not timedelta(0) <= ends_on - starts_on <= LONGEST:
        raise Refused(_("The last day comes after the first, not before today, within a year."))
    if not 1 <= planned_days <= (ends_on - starts_on).days + 1:
        raise Refused(_("There are not so many days between the first and the last."))


@transaction.atomic
def end_stay(stay, *, by, at):
    """End a stay before its last day. Returns the SiteStay. Stale where it was ended already, or is over."""
    stay = SiteStay.objects.select_for_update(of=["self"]).get(pk=stay.pk)
    require(by, P.WORK_LEAD, stay)
    if stay.ended_at or stay.ends_on < localdate(at):
        raise Stale(_("This stay is over."))
    stay.ended_by, stay.ended_at = by.officer, at
    stay.save(update_fields=["ended_by", "ended_at"])
    return stay


@transaction.atomic
def say_there(stay, *, day, by, at):
    """The cadre says that he is, or was, on site on a day: his word and nothing else. Returns the SiteDay.

    Refused: for anybody but himself, a day outside the stay, to come, or more than three days ago. Stale the second
    time.
    """
    stay = own_stay(stay, by)
    today = localdate(at)
    if not max(stay.starts_on, today - SAID_LATER) <= day <= min(stay.ends_on, today):
        raise Refused(_("A day of this stay can be noted on the day itself and three days later."))
    if stay.ended_at and day > localdate(stay.ended_at):
        raise Refused(_("This stay is over."))
    found, made = SiteDay.objects.get_or_create(stay=stay, day=day, defaults={"said_at": at})
    if not made:
        raise Stale(_("This day is noted already."))
    return found


@transaction.atomic
def say_solved(stay, *, words, case_number="", by, at):
    """The cadre says what he solved on site, with the number of a case he took part in. Returns the SiteResult.

    Refused: for anybody but himself, no words, before the stay or more than a week after it, another's case.
    """
    stay = own_stay(stay, by)
    today, words, case_number = localdate(at), words.strip()[:500], case_number.strip()
    last = min(stay.ends_on, localdate(stay.ended_at)) if stay.ended_at else stay.ends_on
    if not stay.starts_on <= today <= last + WRITTEN_LATER:
        raise Refused(_("What was solved is written down during the stay and a week after it."))
    if not words:
        raise Refused(_("Say in a few words what was solved."))
    if case_number and not took_part(by.officer, case_number):
        raise Refused(_("You took no part in a case of this number."))
    facts = {"day": today, "words": words, "case_number": case_number, "said_at": at}
    return SiteResult.objects.create(stay=stay, **facts)


def own_stay(stay, by):
    stay = SiteStay.objects.select_for_update(of=["self"]).get(pk=stay.pk)
    if not by.is_officer or stay.officer_id != by.officer_id:
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    return stay
