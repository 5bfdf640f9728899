"""Who stands together for a grid, on a page; the words by which grids are told apart; what a grid was honoured with."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.errors import Refused
from grids.actions.keep.compound import honour
from grids.actions.keep.tags import set_tags
from grids.compound_forms import HonourForm
from grids.roles import P
from grids.tag_forms import TagForm
from grids.team import team_of
from grids.views.ground import grid_or_404

INVALID = 422


@login_required
@require_safe
def team(request, code):
    """Everybody who answers for a grid, with the number by which each is reached."""
    grid = grid_or_404(request, code)
    context = {
        "grid": grid,
        "team": team_of(grid, request.actor, localdate()),
        "here": "ground",
        "help": "ground",
    }
    return render(request, "grids/team.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def marks(request, code):
    """The tags of a grid, and its honours."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.REGISTER_KEEP, grid):
        raise PermissionDenied
    is_honour = request.POST.get("what") == "honour"
    tag_form = TagForm(grid, request.POST if request.method == "POST" and not is_honour else None)
    honour_form = HonourForm(request.POST if is_honour else None)
    form, act = (honour_form, honour) if is_honour else (tag_form, set_tags)
    if form.is_valid():
        try:
            act(grid, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("grids:grid", grid.code)
    context = {
        "grid": grid,
        "tag_form": tag_form,
        "honour_form": honour_form,
        "here": "ground",
        "help": "ground",
    }
    return render(request, "grids/marks.html", context, status=INVALID if form.errors else 200)
