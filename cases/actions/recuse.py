"""Whom a case is about never sees it (回避): named by a superior or by himself, or found in a complaint's own words."""

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases.actions.recall import recall
from cases.enums import ABOUT_STAFF, RecusalKind, State
from cases.errors import NotYours
from cases.models import Case, Recusal
from cases.oversight import stands_above_in
from common.errors import Refused, Stale
from grids.actions.record_right import recusals_recorded
from grids.actor import Actor
from grids.enums import RightsKind
from grids.models import Department, Post
from grids.roles import P
from messaging.inbox import withdraw

SHORTEST_REASON = 2
SHORTEST_NAME = 2  # signs: a single one stands in every second sentence
IN_HAND = (State.DISPATCHED, State.HANDLING)


def may_name(case, by):
    """Who dispatches, leads or reviews here says whom a case is about."""
    return by.may(P.CASE_DISPATCH, case) or by.may(P.CASE_REVIEW, case)


@transaction.atomic
def recuse(case, officer, *, reason, by, at):
    """Keep a case from an officer whom it is about. Returns the Recusal.

    Whoever dispatches, leads or reviews here says so of those who do not stand above him, everybody who sees it of
    himself. What he has in hand goes back to the desk, and what he was told of it is taken out of his messages. It goes
    into the auditor's book of rights. Raises NotYours, and Refused without a reason.
    """
    case = Case.objects.select_for_update(of=["self"]).select_related("category").get(pk=case.pk)
    of_himself = by.officer_id == officer.pk and by.may(P.CASE_VIEW, case)
    if not (of_himself or may_name(case, by)):
        raise NotYours(_("Who dispatches, leads or reviews here says whom a case is about."))
    if by.officer_id != officer.pk:
        refuse_above(case, officer, by, at)
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise Refused(_("Write why."))
    told = {"kind": RecusalKind.NAMED, "by": by.officer, "reason": reason[:200], "at": at}
    until_named = Recusal.objects.filter(case=case, lifted_at=None, kind=RecusalKind.UNTIL_NAMED)
    if by.officer_id == officer.pk or not may_name(
        case, by
    ):  # of himself he says nothing about whom it is about
        until_named = until_named.filter(officer=officer)
    given_back(case, until_named, by=by, at=at)
    row, made = Recusal.objects.get_or_create(case=case, officer=officer, lifted_at=None, defaults=told)
    if not made and row.kind == RecusalKind.NAMED:
        raise Stale(_("This was said already."))
    if not made:
        Recusal.objects.filter(pk=row.pk).update(**told)
    recusals_recorded(RightsKind.KEPT_AWAY, [row], case, where=case.short_number, by=by, at=at, reason=reason)
    keep_away(case, {officer.pk}, at=at)
    return row


def refuse_above(case, officer, by, at):
    """Who watches over him would lose sight of the case: that is for somebody still higher to say."""
    if not stands_above_in(case, by, officer, localdate(at)):
        raise NotYours(_("Only who stands above this person says so: ask the next higher office."))


@transaction.atomic
def lift(recusal, *, by, at):
    """The case is not about this officer after all. Returns the Recusal. Raises NotYours, and Stale for the second."""
    row = Recusal.objects.select_for_update(of=["self"]).select_related("case").get(pk=recusal.pk)
    if row.officer_id == by.officer_id or not may_name(row.case, by):
        raise NotYours(_("Who dispatches, leads or reviews here says whom a case is about."))
    if row.lifted_at:
        raise Stale(_("This was said already."))
    row.lifted_at, row.lifted_by = at, by.officer
    row.save(update_fields=["lifted_at", "lifted_by"])
    recusals_recorded(RightsKind.KEPT_NO_MORE, [row], row.case, where=row.case.short_number, by=by, at=at)
    return row


def look_whom(case, *, at):
    """A complaint about the staff: whom its words name is kept away; where they name nobody, everybody on the grids
    below the street, until a superior says whom it is about. A case that is none (any more) is for all again.
    """
    until_named = Recusal.objects.filter(case=case, lifted_at=None, kind=RecusalKind.UNTIL_NAMED)
    given_back(case, until_named, by=Actor.clock(), at=at)
    if case.category.code not in ABOUT_STAFF:
        return
    people = people_here(case, localdate(at))
    named = {officer for officer, (name, _near) in people.items() if is_said(name, case.description)}
    known = set(Recusal.objects.filter(case=case, lifted_at=None).values_list("officer", flat=True))
    near = set() if known else {officer for officer, (_name, near) in people.items() if near}
    kind = RecusalKind.FOUND if named else RecusalKind.UNTIL_NAMED
    fresh = sorted((named or near) - known)
    rows = [Recusal(case=case, officer_id=officer, kind=kind, at=at) for officer in fresh]
    Recusal.objects.bulk_create(rows, ignore_conflicts=True)
    told = {"where": case.short_number, "by": Actor.clock(), "at": at}
    recusals_recorded(RightsKind.KEPT_AWAY, rows, case, **told)
    keep_away(case, named or near, at=at)


def given_back(case, recusals, *, by, at):
    """Those who were kept away until somebody is named see it again."""
    rows = list(recusals)
    recusals.update(lifted_at=at, lifted_by=by.officer)
    recusals_recorded(RightsKind.KEPT_NO_MORE, rows, case, where=case.short_number, by=by, at=at)


def people_here(case, day):
    """{officer's id: (name, whether his post is below the street)} of those who answer where the case lies: on the
    grids it lies in, in the district, and in the departments it could be handed to."""
    posts = Post.objects.current(day)
    on_path = posts.on_path_of(case) if case.street_id else posts.none()
    serving = posts.filter(department__in=Department.objects.serving(case).values("pk"))
    found = {}
    for post in (on_path | posts.filter(region=case.district_id) | serving).select_related(
        "officer", "deputy"
    ):
        near = post.grid_id is not None and post.grid_id != case.street_id
        for who in filter(None, (post.officer, post.deputy)):
            found[who.pk] = (who.name, near or found.get(who.pk, ("", False))[1])
    return found


def is_said(name, words):
    return len(name) >= SHORTEST_NAME and name in words


def keep_away(case, officers, *, at):
    """What they have in hand goes back to the desk; what they were told of it is taken back."""
    withdraw(officers, url=reverse("cases:case", args=[case.number]))
    post = case.handler_post
    hands = {post.officer_id, post.deputy_id} - {None} if post and case.state in IN_HAND else set()
    if hands and hands <= set(officers):
        recall(case, reason=_("Conflict of interest: somebody else handles it."), by=Actor.clock(), at=at)
