"""The duty roster: who is on duty now and in the days to come."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.pages import page as page_of
from grids.actions.duty_turns import drop_turn, plan_turns
from grids.models import DutyTurn, Grid
from grids.roles import P
from grids.staff_forms import DutyForm
from grids.views.ground import grid_or_404
from grids.views.staff.appointments import about

INVALID = 422
MOST = 50


@login_required
@require_safe
def duty(request):
    """Who is on duty, from now on; and where the person may plan."""
    if not request.actor.holds(P.GRID_VIEW):
        raise PermissionDenied
    at = now()
    turns = DutyTurn.objects.visible_to(request.actor.scope).filter(ends_at__gt=at).with_names()
    found = page_of(turns, order=("starts_at", "pk"), cursor=request.GET.get("cursor"))
    for turn in found:
        turn.is_now = turn.starts_at <= at
        turn.may_drop = not turn.is_now and request.actor.may(P.STAFF_LEAD, reach_of_turn(turn))
    page = {"rows": found, "places": places_of(request)}
    return render(request, "grids/staff/duty.html", page | about())


def reach_of_turn(turn):
    return turn.grid or Grid(district_id=turn.region_id)


def places_of(request):
    """The grids for which the person plans: those his leading posts begin with."""
    ids = {pk for roots in request.actor.scope.roots(P.STAFF_LEAD).values() for pk in roots}
    tops = Grid.objects.within(request.actor.scope, P.STAFF_LEAD).defer("boundary").filter(valid_to=None)
    streets = tops.filter(parent=None)
    return list((streets | tops.filter(pk__in=ids)).order_by("code")[:MOST])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def duty_plan(request, code):
    """Put people on duty for a grid."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.STAFF_LEAD, grid):
        raise PermissionDenied
    form = DutyForm(grid, request.actor, request.POST or None)
    if form.is_valid():
        try:
            plan_turns(grid, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Planned. Each of them has a message."))
            return redirect("grids:duty")
    page = {"grid": grid, "form": form} | about()
    return render(request, "grids/staff/duty_plan.html", page, status=INVALID if form.errors else 200)


@login_required
@require_POST
def duty_drop(request, uuid):
    """Take a turn out of the roster."""
    turn = get_object_or_404(DutyTurn.objects.visible_to(request.actor.scope).with_names(), uuid=uuid)
    if not request.actor.may(P.STAFF_LEAD, reach_of_turn(turn)):
        raise PermissionDenied
    try:
        drop_turn(turn, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken out."))
    return redirect("grids:duty")
