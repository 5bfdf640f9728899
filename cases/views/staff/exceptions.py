"""All exceptions in one place, and what one person may do where."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.actions.exceptions import end_exception
from cases.models import Case, CaseException
from common.errors import Refused
from common.pages import page
from grids.holders import rights_of
from grids.models import Officer
from grids.models.dated_exception import in_force
from grids.roles import P
from grids.superiors import may_care_for

ENDING = (P.RIGHTS_GIVE, P.CASE_LEAD, P.CASE_DISPATCH)


def within_reach(scope):
    """The exceptions for cases where a post lets somebody end them; never for a case about himself."""
    cases = Case.objects.none()
    for verb in ENDING:
        cases |= Case.objects.within(scope, verb)
    cases = cases.exclude(pk__in=sorted(scope.kept_from))
    return CaseException.every.filter(content_object__in=cases.values("pk"))


@login_required
@require_safe
def exceptions(request):
    """Those in force, the ones that end first on top."""
    if not any(request.actor.holds(verb) for verb in ENDING):
        raise PermissionDenied
    rows = in_force(within_reach(request.actor.scope), localdate())
    rows = rows.select_related("user", "given_by", "permission", "content_object")
    shown = page(rows, order=("until", "pk"), cursor=request.GET.get("cursor"))
    sees = request.actor.holds(P.CASE_VIEW)
    context = {"rows": shown.rows, "page": shown, "sees": sees, "here": "people", "help": "who"}
    return render(request, "cases/exceptions.html", context)


@login_required
@require_POST
def exception_end(request, uuid):
    row = get_object_or_404(within_reach(request.actor.scope), uuid=uuid)
    try:
        end_exception(row, by=request.actor, at=now())
        messages.success(request, _("Taken back. The person is told."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("cases:exceptions")


@login_required
@require_safe
def person_rights(request, uuid):
    """What one person may do where: for himself, and for whoever helps with his account."""
    officer = get_object_or_404(Officer, uuid=uuid)
    day = localdate()
    if officer.pk != request.actor.officer_id and not may_care_for(request.actor, officer, day):
        raise Http404
    given = in_force(CaseException.every.filter(user=officer), day).select_related(
        "content_object", "given_by"
    )
    context = {"officer": officer, "rights": rights_of(officer, day), "exceptions": given.order_by("until")}
    return render(request, "cases/person_rights.html", context | {"here": "people", "help": "who"})
