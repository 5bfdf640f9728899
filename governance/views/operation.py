"""The operator's page: how the machine is, and another chance for what is parked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from governance.operation import operation
from grids.roles import P
from messaging.actions.replay import replay


@login_required
@require_safe
def show(request):
    """What waits, what is parked, what is late."""
    refuse_others(request)
    context = {"operation": operation(at=now()), "here": "operation"}
    return render(request, "governance/operation.html", context)


@login_required
@require_POST
def replay_parked(request):
    """Put the chosen parked rows, or all of them, back to work. Pressed twice, nothing is left to be put back."""
    refuse_others(request)
    ids = (
        None
        if "all" in request.POST
        else [int(row[:18]) for row in request.POST.getlist("row") if row.isdecimal()]
    )
    count = replay(ids, by=request.user, at=now())
    said = ngettext("%(count)s row put back to work.", "%(count)s rows put back to work.", count)
    messages.success(request, said % {"count": count})
    return redirect("governance:operation")


def refuse_others(request):
    if not request.actor.holds(P.OPERATE):
        raise PermissionDenied
