"""The front page of a street for those who lead it: five blocks of figures, each the head of the list it counts."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from common.pages import page as page_by_cursor
from governance.street.blocks import FIGURES, counted
from governance.street.figures import Asked
from grids.enums import Tier
from grids.views.ground import grid_or_404

SIZE = 50


@login_required
@require_safe
def street(request, code):
    """划细做实、分层分类、优岗明责、自治引导、应急调度: domain.md S4-18."""
    asked = asked_of(request, code)
    page = {"street": asked.street, "blocks": counted(asked, request.actor), "at": asked.at}
    return render(request, "governance/street.html", page | {"here": "ground", "help": "street"})


@login_required
@require_safe
def street_list(request, code, figure):
    """What one figure counts, one by one."""
    asked, found = asked_of(request, code), FIGURES.get(figure)
    if found is None or not request.actor.may(found.sees, asked.street):
        raise Http404
    rows = page_by_cursor(found.rows(asked), order=found.order, cursor=request.GET.get("cursor"), size=SIZE)
    page = {
        "street": asked.street,
        "figure": found,
        "page": rows,
        "lines": [found.show(row) for row in rows.rows],
        "count": found.rows(asked).count(),
    }
    return render(request, "governance/street_list.html", page | {"here": "ground", "help": "street"})


def asked_of(request, code):
    """The street in reach, today; Http404 for any other grid."""
    grid = grid_or_404(request, code)
    if grid.tier != Tier.STREET:
        raise Http404
    return Asked(grid, localdate(), now())
