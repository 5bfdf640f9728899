"""What binds a case to the lists of duties: categories of an item, tasks outside the list, uses of a power."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases.duties import is_outside, standing_of
from cases.errors import NotYours
from cases.models import CategoryDuty, DutyException, DutyUse
from common.errors import Refused, Stale
from grids.roles import P

LONGEST = timedelta(days=366)
SHORTEST_REASON = 2


@transaction.atomic
def name_categories(item, categories, *, by):
    """Which categories of cases are a matter of an item, in place of those named before."""
    if not (by.is_clock or by.holds(P.CONFIGURE)):
        raise NotYours(_("Your posts do not allow this here."))
    CategoryDuty.objects.filter(item=item).exclude(category__in=categories).delete()
    CategoryDuty.objects.bulk_create(
        [CategoryDuty(item=item, category=category) for category in categories], ignore_conflicts=True
    )


@transaction.atomic
def approve_outside(case, department, *, until, reason, by, at):
    """A leader answers with his name for giving a unit this case although its list lacks it. Returns the DutyException.

    Raises NotYours for who does not lead here; Refused without a reason, without an end within a year, and where
    nothing needs approving.
    """
    if not by.may(P.CASE_LEAD, case):
        raise NotYours(_("Only who leads here approves a task outside the list."))
    day, reason = localdate(at), reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise Refused(_("Write why."))
    if not day < until <= day + LONGEST:
        raise Refused(_("Give a last day within a year."))
    if not is_outside(standing_of(department, case, day)):
        raise Refused(_("This unit may be given the case without an approval."))
    return DutyException.objects.create(
        department=department,
        category=case.category,
        case=case,
        reason=reason[:200],
        approved_by=by.officer,
        approved_at=at,
        starts_on=day,
        until=until,
    )


@transaction.atomic
def end_outside(approval, *, by, at):
    """Take an approval back. Returns it. Raises NotYours, and Stale for the second."""
    approval = DutyException.objects.select_for_update(of=["self"]).select_related("case").get(pk=approval.pk)
    if not by.may(P.CASE_LEAD, approval.case):
        raise NotYours(_("Only who leads here approves a task outside the list."))
    if approval.ended_at:
        raise Stale(_("This was ended already."))
    approval.ended_at, approval.ended_by = at, by.officer
    approval.save(update_fields=["ended_at", "ended_by"])
    return approval


def note_use(turn):
    """A case was given to a department by a power of a list: that is on record (S1-13)."""
    if turn.duty:
        turn.data["duty"] = turn.duty["number"]
        facts = {"item_id": turn.duty["pk"], "case": turn.case, "by_id": turn.by.officer_id, "at": turn.at}
        DutyUse.objects.create(department=turn.facts["to"], **facts)
