"""The page behind the code on a door. It writes nothing."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases import door as doors
from cases.views.public.manners import public_page
from common.masking import mask_name
from grids import scans
from grids.doors import office_of
from grids.doors import place_of as named

UNKNOWN, WITHDRAWN = 404, 410


@public_page
@require_safe
def door(request, token):
    """The place in large letters, who answers there, and the way to report."""
    code = doors.code_at(token)
    if code is None or not doors.is_in_use(code):
        return gone(request, code)
    if request.method == "GET":
        scans.count(code.token)
    post = doors.caller_of(code)
    worker = {"name_masked": mask_name(post.officer.name), "phone": post.officer.phone} if post else None
    page = {"grid_worker": worker, "nearby_open_count": doors.open_count(code)}
    return render(request, "cases/public/door.html", place_of(code) | page)


def place_of(code):
    """What the pages of a code have in common."""
    return {"qr": code, "place": named(code), "office": office_of(code)}


def gone(request, code):
    """A code that was withdrawn, or that nobody ever issued: where to report instead."""
    page = {"is_unknown": code is None}
    return render(request, "cases/public/gone.html", page, status=UNKNOWN if code is None else WITHDRAWN)
