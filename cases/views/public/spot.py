"""The map behind "somewhere else" at a door: what it shows, and where its pin lies, in words."""

import logging

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases import budgets, door, spots
from cases.forms.spot import SpotForm
from cases.views.public.door import gone
from cases.views.public.manners import public_page
from common.networks import network_of
from grids.map_facts import picked_facts

INVALID, TOO_MANY, AWAY = 422, 429, 503
PART = "cases/_spot.html"
log = logging.getLogger(__name__)


@public_page
@never_cache
@require_safe
def door_spot(request, token):
    """Without a point what the map shows, as JSON; with `?lng=&lat=&crs=` words for it. Only of the code's street."""
    code = door.code_at(token)
    if code is None or not door.is_in_use(code):
        return gone(request, code)
    if "lng" not in request.GET:
        return JsonResponse(picked_facts(code.owner_grid, point=getattr(code.place, "point", None)))
    return (
        answered(request, spots.streets_own(code))
        if (status := shut(request)) is None
        else refused(request, status)
    )


def answered(request, grids):
    form = SpotForm(request.GET)
    spot = form.spot if form.is_valid() else None
    found = spots.spot_at(*spot, grids=grids) if spot else None
    return render(request, PART, {"spot": found}, status=200 if spot else INVALID)


def shut(request):
    """The status for too many questions, or None: a register of doors is not to be read out through here."""
    try:
        return TOO_MANY if budgets.spend((budgets.SPOTS_OF_ADDRESS, network_of(request))) else None
    except budgets.CountersAway:
        log.warning("Where a point lies is not said: Redis does not answer.")
        return AWAY


def refused(request, status):
    return render(request, PART, {"shut": True}, status=status)
