"""The editor of borders: the page. What it draws is checked, looked at and published by addresses of their own."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from grids.history import days_of, ground_on
from grids.map_facts import editor_facts
from grids.map_forms import LEAVES, DayForm, DraftForm, EditForm
from grids.roles import P
from grids.views.ground import grid_or_404

BAD = 400


@login_required
@require_safe
def map_edit(request, code):
    """Borders, split, merge and new grids below a grid, or beside it where it is a leaf. `?import=`: as a draft."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.GROUND_CHANGE, grid.parent or grid):
        raise PermissionDenied
    today = localdate()
    whole = widest(request.actor, grid)
    imported = EditForm({"uuid": request.GET.get("import")})
    facts = editor_facts(
        grid,
        whole,
        draft=f"map-{whole.code}",
        imported=imported.cleaned_data["uuid"] if imported.is_valid() else None,
        days=[f"{day:%Y-%m-%d}" for day in days_of(whole, today)],
    )
    page = {
        "grid": grid,
        "whole": whole,
        "facts": facts,
        "form": DraftForm(parents_in(whole, today), today),
    }
    page |= {"last": len(facts["days"]) - 1, "here": "ground", "help": "map"}
    return render(request, "grids/map_edit.html", page)


def widest(actor, grid):
    """What is drawn around a grid, so that all its neighbours are there: the total grid, where that is in reach."""
    above = [one for one in (grid.total, grid.parent) if one and actor.may(P.GROUND_CHANGE, one)]
    return above[0] if above else grid


def parents_in(whole, today):
    """The grids that a new one may come below."""
    below = whole.get_descendants(include_self=True).current(today).exclude(tier__in=LEAVES)
    return below.defer("boundary").order_by("code")


@login_required
@require_safe
def ground_then(request, code):
    """The leaf grids of a grid as they were on a day: GeoJSON."""
    grid = grid_or_404(request, code)
    said = DayForm(request.GET)
    if not said.is_valid():
        return JsonResponse({"detail": str(next(iter(said.errors.values()))[0])}, status=BAD)
    plots = ground_on(grid, said.cleaned_data["on"], seen=partial(request.actor.may, P.GRID_VIEW))
    return JsonResponse({"type": "FeatureCollection", "features": [plot.feature for plot in plots]})
