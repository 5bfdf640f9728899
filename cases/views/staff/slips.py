"""The slip that goes with a case when it is handed over (交办单): for one, or for all that are chosen at the desk."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cases.actions.many import MOST
from cases.forms.many import chosen
from cases.listing import cases_of
from cases.pages.slip import slips_of
from common.addresses import is_ours
from grids.roles import P


@login_required
@require_safe
def handover_slip(request, number):
    """The slip of one case."""
    return show(request, [number], reverse("cases:case", args=[number]))


@login_required
@require_POST
def slips(request):
    """The slips of the chosen cases, a page each; nothing is changed."""
    if not request.actor.holds(P.CASE_VIEW):
        raise PermissionDenied
    back = request.POST.get("next", "")
    numbers = list(chosen(request.POST.getlist("n")))[:MOST]
    return show(request, numbers, back if is_ours(request, back) else reverse("cases:desk"))


def show(request, numbers, back):
    seen = cases_of(request.actor.scope).for_lists().filter(number__in=numbers)
    found = slips_of(seen, request.user)
    if not found:
        raise Http404
    return render(request, "cases/paper/handover_slips.html", {"slips": found, "back": back})
