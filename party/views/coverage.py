"""How far party organisations cover the grids, and which they do not (domain.md S0-05, S1-17)."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from common.locality import profile_for
from common.pages import page
from grids.roles import P
from grids.views.ground import grid_or_404
from party.coverage import covering, rates_below, rates_by_tier, uncovered
from party.views.organisations import FRAME


@login_required
@require_safe
def coverage(request, code):
    """The rate of each tier in a grid, of each part of it, and the list of what is not covered."""
    grid, today = grid_or_404(request, code), localdate()
    rates = rates_by_tier(grid, today)
    tiers = [tier for tier, _word, _rate in rates]
    asked = profile_for(grid.code).party_tier
    tier = request.GET.get("tier", "")
    tier = tier if tier in tiers else (asked if asked in tiers else "")
    nearest, is_own = covering(grid, today)
    rows = uncovered(grid, today, tier).with_path()
    context = {
        "grid": grid,
        "rates": rates,
        "tier": tier,
        "asked": asked,
        "below": rates_below(grid, today, tier),
        "nearest": nearest,
        "may_keep": request.actor.may(P.REGISTER_KEEP, grid),
        "is_own": is_own,
        "page": page(rows, order=("code",), cursor=request.GET.get("cursor")),
    }
    return render(request, "party/coverage.html", FRAME | context)
