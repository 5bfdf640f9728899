"""The map on which staff choose a point: what it shows, and where the pin lies, in words."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.drawing import point_of
from cases.forms.places import root_of
from cases.forms.spot import SpotForm
from cases.pages.sheet import found_case
from cases.spots import spot_at
from grids.map_facts import picked_facts
from grids.models import Grid
from grids.roles import P

INVALID = 422


@login_required
@require_safe
def spot(request):
    """Without a point what the map shows, as JSON (`?case=`: around a case); with `?lng=&lat=&crs=` words."""
    if not request.actor.holds(P.CASE_REPORT):
        raise PermissionDenied
    if "lng" not in request.GET:
        return JsonResponse(facts_for(request))
    form = SpotForm(request.GET)
    said = form.spot if form.is_valid() else None
    found = spot_at(*said, grids=Grid.objects.visible_to(request.actor.scope)) if said else None
    return render(
        request, "cases/_spot.html", {"spot": found, "staff": True}, status=200 if said else INVALID
    )


def facts_for(request):
    """Around a case that may be seen, else around the own post's grid."""
    scope = request.actor.scope
    if number := request.GET.get("case"):
        case = found_case(scope, number)
        return picked_facts(case.grid, point=point_of(case), tiles=True)
    root = root_of(scope)
    return picked_facts(root if isinstance(root, Grid) else None, tiles=True)
