"""What waits for the answer of somebody who leads: the requests of those below."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.models import CaseRequest
from common.pages import page
from grids.roles import P


@login_required
@require_safe
def requests(request):
    """The oldest first; each leads to its case, where it is answered."""
    if not request.actor.holds(P.CASE_LEAD):
        raise PermissionDenied
    rows = CaseRequest.objects.visible_to(request.actor.scope).waiting().with_reason()
    rows = rows.select_related("case__category", "asked_by")
    shown = page(rows, order=("asked_at", "pk"), cursor=request.GET.get("cursor"))
    context = {"rows": shown.rows, "page": shown, "here": "requests", "help": "requests"}
    return render(request, "cases/requests.html", context)
