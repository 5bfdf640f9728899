"""Which grids of the departments' former networks lie in a grid, for each department its own view (domain.md S1-16)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common import pages
from grids.actions.networks import let_go, take_over
from grids.kinds import Network
from grids.models import NetworkGrid
from grids.roles import P
from grids.street_forms import NetworkForm
from grids.views.ground import grid_or_404

INVALID = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def networks(request, code):
    """The former grids in a grid and below; whoever administers the ground says which they are."""
    grid = grid_or_404(request, code)
    changes = request.actor.may(P.GROUND_CHANGE, grid)
    if request.method == "POST" and not changes:
        raise PermissionDenied
    if request.method == "POST" and "remove" in request.POST:
        return removed(request, grid)
    form = NetworkForm(request.POST or None)
    if form.is_valid():
        take_over(grid, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Saved."))
        return redirect("grids:networks", code)
    chosen = request.GET.get("network", "")
    page = {
        "grid": grid,
        "form": form if changes else None,
        "page": page_of(grid, chosen, request.GET.get("cursor")),
        "chosen": chosen,
        "networks": Network.choices,
        "here": "ground",
        "help": "ground",
    }
    return render(request, "grids/networks.html", page, status=INVALID if form.errors else 200)


def page_of(grid, chosen, cursor):
    """Whoever sees the grid sees all that lies in it."""
    rows = NetworkGrid.objects.under(grid).select_related("grid")
    if chosen in Network.values:
        rows = rows.filter(network=chosen)
    rows = rows.defer("grid__boundary")
    return pages.page(rows, order=("network", "code", "pk"), cursor=cursor)


def removed(request, grid):
    network, _colon, code = request.POST["remove"].partition(":")
    if let_go(grid, network=network, code=code, by=request.actor):
        messages.success(request, _("Removed."))
    return redirect("grids:networks", grid.code)
