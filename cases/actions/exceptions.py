"""An officer from elsewhere may see, or work on, one single case until a day: given and ended by name."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cases.errors import NotYours
from cases.models import Case, CaseException, Recusal
from cases.scopes import HANDLE, VIEW
from common.errors import Refused, Stale
from grids.actions.record_right import exception_recorded
from grids.enums import OfficerKind, RightsKind
from grids.models import Post
from grids.models.dated_exception import in_force
from grids.roles import P
from messaging.inbox import tell

LONGEST = timedelta(days=366)
SHORTEST_REASON = 2
VERBS = {VIEW: (P.CASE_VIEW,), HANDLE: (P.CASE_VIEW, P.CASE_HANDLE)}
GIVEN = gettext_noop("You may work on case %(number)s until %(until)s")
SHOWN = gettext_noop("You may see case %(number)s until %(until)s")
TAKEN = gettext_noop("Case %(number)s is no longer open to you")


def may_give(case, right, by):
    """Nobody gives more than he holds here by a post of his own; an exception gives nothing on."""
    own = all(by.scope.post_for(verb, case) for verb in VERBS[right])
    leads = by.scope.post_for(P.CASE_LEAD, case) or by.scope.post_for(P.CASE_DISPATCH, case)
    return bool(own and leads) and not by.scope.is_kept_from(case)


def may_end(case, by):
    """Whoever could have given it, and the security administrator of the place."""
    return may_give(case, VIEW, by) or by.scope.post_for(P.RIGHTS_GIVE, case) is not None


@transaction.atomic
def give_exception(case, officer, *, right, until, reason, by, at):
    """Open one case to an officer until a day (the first without). Returns the CaseException; he is told.

    Raises NotYours where the actor holds less himself; Refused: to oneself, to somebody without a post today, to whom
    the case is about, without a reason, without an end within a year, twice the same.
    """
    case = Case.objects.select_for_update(of=["self"]).get(pk=case.pk)
    if not may_give(case, right, by):
        raise NotYours(_("You can only give what you hold here yourself."))
    day, reason = localdate(at), reason.strip()
    refuse_receiver(case, officer, right, by, day)
    if len(reason) < SHORTEST_REASON:
        raise Refused(_("Write why."))
    if not day < until <= day + LONGEST:
        raise Refused(_("Give a last day within a year."))
    CaseException.every.filter(
        of(right), user=officer, content_object=case, ended_at=None, until__lte=day
    ).update(ended_at=at)
    given = CaseException.every.create(
        user=officer,
        permission=Permission.objects.get(of_codename(right)),
        content_object=case,
        reason=reason[:200],
        starts_on=day,
        until=until,
        given_by=by.officer,
        given_at=at,
    )
    note(RightsKind.EXCEPTION_GIVEN, given, right, by=by, at=at, reason=reason)
    inform(given, GIVEN if right == HANDLE else SHOWN, at=at)
    return given


def refuse_receiver(case, officer, right, by, day):
    if officer.pk == by.officer_id:
        raise Refused(_("Nobody gives himself a right."))
    if officer.kind != OfficerKind.PERSON or not officer.is_active:
        raise Refused(_("This account is switched off."))
    if not Post.objects.current(day).filter(officer=officer).exists():
        raise Refused(_("This person holds no post today."))
    if Recusal.objects.filter(case=case, officer=officer, lifted_at=None).exists():
        raise Refused(_("This case is about this person. Choose somebody else."))
    known = in_force(CaseException.every.filter(of(right), user=officer, content_object=case), day)
    if known.exists():
        raise Refused(_("This person may do that already."))


@transaction.atomic
def end_exception(exception, *, by, at, reason=""):
    """Take an exception back. Returns it; the officer is told. Raises NotYours, and Stale for the second."""
    row = CaseException.every.select_for_update(of=["self"]).select_related("content_object", "permission")
    row = row.get(pk=exception.pk)
    if not may_end(row.content_object, by):
        raise NotYours(_("Your posts do not allow this here."))
    if row.ended_at or row.until <= localdate(at):
        raise Stale(_("This was ended already."))
    row.ended_at, row.ended_by = at, by.officer
    row.save(update_fields=["ended_at", "ended_by"])
    note(RightsKind.EXCEPTION_ENDED, row, row.permission.codename, by=by, at=at, reason=reason)
    inform(row, TAKEN, at=at)
    return row


def of(right):
    return Q(permission__codename=right)


def of_codename(right):
    return Q(codename=right, content_type__app_label="cases", content_type__model="case")


def note(kind, exception, right, *, by, at, reason):
    case = exception.content_object
    facts = {"right": right, "where": case.short_number, "officer_id": exception.user_id}
    exception_recorded(kind, exception, case, **facts, by=by, at=at, reason=reason)


def inform(exception, title, *, at):
    case = exception.content_object
    url = "" if title is TAKEN else reverse("cases:case", args=[case.number])
    params = {"number": case.short_number, "until": exception.until.isoformat()}
    tell([exception.user_id], title=title, params=params, url=url, key=f"{exception.uuid}:{title[:8]}", at=at)
