"""What stands behind the four entries of a door's page (S0-50): the grid, services nearby, policies, notices."""

from functools import wraps

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases import door as doors
from cases.views.public.door import gone, notices_for, place_of
from cases.views.public.manners import public_page
from grids.actions.stations import LENDS
from grids.callers import card_of, duty_phone_at, team_at
from grids.nearby import services_near, stations_of
from grids.policies import policies_at

TEAM = 12
NOTICES = 5


def of_code(view):
    """A public page of a code that is in use; for any other the page that says where to go."""

    @public_page
    @wraps(view)
    def page(request, token, **facts):
        code = doors.code_at(token)
        if code is None or not doors.is_in_use(code):
            return gone(request, code)
        return view(request, code, **facts)

    return page


@of_code
@require_safe
def grid_info(request, code):
    """Which grid this is, who works in it, where its stations are and when they are open."""
    page = {
        "team": [card_of(post) for post in team_at(code.place)[:TEAM]],
        "duty": duty_phone_at(code.place),
        "stations": stations_of(code.place),
        "bookable": LENDS,
        "notices": notices_for(request, code)[:NOTICES],
    }
    return render(request, "cases/public/grid_info.html", place_of(code) | page)


@of_code
@require_safe
def services(request, code):
    """Stations, clinics, schools and shops around, the nearest first (S1-46)."""
    return render(
        request,
        "cases/public/services.html",
        place_of(code) | {"services": services_near(code.place), "bookable": LENDS},
    )


@of_code
@require_safe
def policies(request, code):
    """The rules and policies of the community, the street, the district and the city."""
    return render(
        request, "cases/public/policies.html", place_of(code) | {"policies": policies_at(code.owner_grid)}
    )
