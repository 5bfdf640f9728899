"""Who may do what in a grid, and why."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from grids.holders import verbs_at
from grids.views.ground import grid_or_404


@login_required
@require_safe
def who(request, code):
    """Each verb with those who hold it here, by which post, and from whom."""
    found = grid_or_404(request, code)
    verbs = verbs_at(found, request.actor.scope, localdate())
    return render(request, "grids/who.html", {"grid": found, "verbs": verbs, "here": "ground", "help": "who"})
