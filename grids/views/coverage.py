"""Whether the grids of a street cover it, on a page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from grids.coverage import findings
from grids.drafts import MOST_FINDINGS, seen_by
from grids.roles import P
from grids.views.ground import grid_or_404

KINDS = {
    "overlap": _("Overlap"),
    "gap": _("Gap"),
    "outside": _("Reaches out"),
    "beyond": _("Outside its community"),
    "uncovered": _("Not covered"),
    "door": _("Door without a grid"),
}


@login_required
@require_safe
def coverage(request, code):
    """What is wrong with the borders of the street a grid lies in, as far as somebody may see it."""
    grid = grid_or_404(request, code)
    found = seen_by(request.actor, findings(grid.street, on=localdate()))
    rows = [(KINDS[one.kind], one, f"{one.at[0]:.6f},{one.at[1]:.6f}") for one in found[:MOST_FINDINGS]]
    page = {"grid": grid, "rows": rows, "count": len(found), "more": len(found) > len(rows)}
    page["may_outline"] = request.actor.may(P.GROUND_CHANGE, grid.street)
    return render(request, "grids/coverage.html", page | {"here": "ground", "help": "ground"})
