"""The map to look at, the list that says the same, and the panel of a grid."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from grids.burden import burdens_of
from grids.map_facts import box_of, layers, viewer_facts
from grids.map_forms import MapForm
from grids.models import Grid, Post
from grids.roles import P
from grids.views.ground import beginnings, grid_or_404, with_figures

PAGE = 50


@login_required
@require_safe
def map_page(request):
    """The grids that the own posts begin with, or those below `?grid=`; `?at=lng,lat,zoom` says where to look."""
    if not request.actor.holds(P.GRID_VIEW):
        raise PermissionDenied
    said = MapForm(request.GET)
    said.is_valid()
    asked = said.cleaned_data
    today = localdate()
    grid = grid_or_404(request, asked["grid"]) if asked.get("grid") else None
    visible = Grid.objects.visible_to(request.actor.scope).current(today)
    grids, following = listed(visible, grid, asked.get("cursor", ""), today)
    facts = viewer_facts(grid=grid, at=asked.get("at"), box=box_of([grid] if grid else grids, visible))
    page = {"grid": grid, "rows": with_figures(grids, today), "page": {"next": following}, "facts": facts}
    page |= {"layers": layers(), "here": "ground", "help": "map"}
    return render(request, "grids/map.html", page)


def listed(visible, grid, cursor, today):
    """(the grids to list, the cursor of the next page): what lies below a grid, else what the own posts begin with."""
    if grid is None:
        return beginnings(visible.defer("boundary")), None
    below = visible.filter(parent=grid, code__gt=cursor).defer("boundary").order_by("code")
    found = list(below[: PAGE + 1])
    if not found and not cursor:
        return [grid], None
    return found[:PAGE], found[PAGE - 1].code if len(found) > PAGE else None


@login_required
@require_safe
def map_grid(request, code):
    """The panel of a grid; without htmx its page."""
    today = localdate()
    visible = Grid.objects.visible_to(request.actor.scope).current(today).with_path()
    found = get_object_or_404(visible.select_related("region"), code=code)
    if not request.htmx:
        return redirect("grids:grid", found.code)
    (told,) = with_figures([found], today)
    page = {
        "grid": found,
        "figures": told[1],
        "burden": burdens_of([told], found.region, today).get(found.pk),
        "posts": Post.objects.current(today).filter(grid=found).with_names().order_by("role", "pk"),
        "may_edit": request.actor.may(P.GROUND_CHANGE, found),
    }
    return render(request, "grids/_map_grid.html", page)
