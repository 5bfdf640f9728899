"""The page behind the code on a door. It writes nothing."""

from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from cases import door as doors
from cases.open_here import open_at
from cases.views.public.for_whom import choice_of
from cases.views.public.manners import public_page
from grids import scans
from grids.callers import caller_at
from grids.doors import office_of
from grids.doors import place_of as named
from grids.models import Notice

UNKNOWN, WITHDRAWN = 404, 410
NOTICES = 3


@public_page
@require_safe
def door(request, token):
    """The place in large letters, who answers there, and the four ways on (S0-50)."""
    code = doors.code_at(token)
    if code is None or not doors.is_in_use(code):
        return gone(request, code)
    if request.method == "GET":
        scans.count(code.token)
    page = {
        "grid_worker": caller_at(code.place) or None,
        "nearby_open_count": open_at(code).count(),
        "notices": notices_for(request, code)[:NOTICES],
        "choice": choice_of(request),
    }
    return render(request, "cases/public/door.html", place_of(code) | page)


@public_page
@require_safe
def enter(request):
    """The way in from another app: `?building=` or `?grid=` carry the code of the ground (S2-20)."""
    building, grid = request.GET.get("building", ""), request.GET.get("grid", "")
    asked = (building or grid).isascii() and (building or grid).isdecimal()
    code = doors.code_of(building=building, grid=grid) if asked else None
    return redirect("cases:door", token=code.token) if code else gone(request, None)


def notices_at(code):
    """What those who live here are told today, the newest first."""
    return Notice.objects.in_force(localdate()).addressed_to(code.place).order_by("-starts_on", "-pk")


def notices_for(request, code):
    """Of these those for whom somebody said on this device that he is."""
    return notices_at(code).fitting(choice_of(request))


def place_of(code):
    """What the pages of a code have in common."""
    return {"qr": code, "place": named(code), "office": office_of(code)}


def gone(request, code):
    """A code that was withdrawn, or that nobody ever issued: which place it was for, and where to go instead."""
    page = {"is_unknown": code is None}
    if code is None:
        return render(request, "cases/public/gone.html", page, status=UNKNOWN)
    page |= place_of(code) | {"newer": doors.newer_code(code), "is_revoked": code.revoked_at is not None}
    return render(request, "cases/public/gone.html", page, status=WITHDRAWN)
