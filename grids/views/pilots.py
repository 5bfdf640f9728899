"""Something is tried in a grid; at its end somebody says what came of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.errors import Refused
from grids.actions.pilots import end_pilot, start_pilot
from grids.models import Pilot
from grids.roles import P
from grids.street_forms import EndPilotForm, PilotForm
from grids.views.ground import grid_or_404

INVALID = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request, code):
    """Begin to try something in a grid."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.REGISTER_KEEP, grid):
        raise PermissionDenied
    form = PilotForm(request.POST or None)
    if form.is_valid():
        pilot = start_pilot(grid, facts=form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("The pilot is on record."))
        return redirect("grids:pilot", pilot.uuid)
    page = {"grid": grid, "form": form, "here": "ground", "help": "ground"}
    return render(request, "grids/pilot_start.html", page, status=INVALID if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pilot(request, uuid):
    """One pilot; whoever keeps the grid's registers ends it here."""
    named = ("grid", "street", "started_by", "graded_by")
    mine = Pilot.objects.visible_to(request.actor.scope).select_related(*named)
    found = get_object_or_404(mine.defer("grid__boundary", "street__boundary"), uuid=uuid)
    keeps = request.actor.may(P.REGISTER_KEEP, found)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    form = EndPilotForm(request.POST or None) if keeps and not found.ends_on else None
    if request.method == "POST" and ended(request, found, form):
        return redirect("grids:pilot", uuid)
    page = {"pilot": found, "form": form, "here": "ground", "help": "ground"}
    return render(request, "grids/pilot.html", page, status=INVALID if form and form.errors else 200)


def ended(request, found, form):
    """Whether the answer is given: a pilot that had ended is shown as it is."""
    if form is None:
        return True
    if not form.is_valid():
        return False
    try:
        end_pilot(found, **form.cleaned_data, by=request.actor, at=now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Ended. The result is on record."))
    return True
