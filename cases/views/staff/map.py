"""The ground of a case: its map, and the list that says the same."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe

from cases.pages.ground import ground_of
from cases.pages.sheet import found_case
from common.htmx import render_page_or_part
from grids.map_facts import shown_facts


@login_required
@require_safe
def case_map(request, number):
    """Fetched into the case's page when it is asked for; a page of its own without htmx."""
    case = found_case(request.actor.scope, number)
    ground = ground_of(case, request.actor)
    page = {"case": case, "ground": ground, "help": "case"}
    if ground.is_drawn:
        point = ground.point
        at = (point.x, point.y) if point and not ground.own else None
        page["facts"] = shown_facts(shapes=ground.shapes(), box=ground.box(), at=at)
    return render_page_or_part(request, "cases/map.html", "map", page)
