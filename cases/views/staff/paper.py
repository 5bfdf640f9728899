"""What staff print for residents: a slip for a door where nobody answered, the answer for whoever has no phone."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.pages.paper import answer_of, groups
from cases.pages.sheet import found_case
from grids.doors import office_of, place_of
from grids.models import QrCode
from grids.roles import P
from grids.tokens import normalised


@login_required
@require_safe
def door_slip(request, token):
    """「我们来过」: the code of the door, what to do with it, the phone of who was there, lines to write on."""
    scope = request.actor.scope
    codes = QrCode.objects.within(scope, P.CASE_VIEW).valid().with_place()
    code = get_object_or_404(codes, token=normalised(token))
    return slip(request, code, back=reverse("governance:home"))


@login_required
@require_safe
def case_slip(request, number):
    """The same for the door of a case, with the case's number on it; without a code where no door has one."""
    case = found_case(request.actor.scope, number)
    code, facts = (
        code_near(case),
        {"back": reverse("cases:case", args=[number]), "number": groups(case.number)},
    )
    if code:
        return slip(request, code, **facts)
    place = {"title": case.address, "path": []}
    return show_slip(request, place=place, office=case.street.name if case.street else "", **facts)


def slip(request, code, **facts):
    place, office = place_of(code), office_of(code)
    return show_slip(request, place=place, office=office, door_url=door_url(request, code), **facts)


def show_slip(request, **facts):
    officer = {"name": request.user.name, "phone": request.user.phone}
    return render(request, "cases/paper/door_slip.html", {"officer": officer} | facts)


@login_required
@require_safe
def case_answer(request, number):
    """The answer to a case's reporter on paper, with the code of the door; never with the reporter's secret link."""
    case = found_case(request.actor.scope, number)
    page = answer_of(case, lambda file, kind: reverse("cases:photo", args=[number, file.uuid, kind]))
    if page is None:
        raise Http404
    code = code_near(case)
    more = {"back": reverse("cases:case", args=[number]), "door_url": door_url(request, code) if code else ""}
    return render(request, "cases/paper/answer.html", page | more)


def code_near(case):
    """The newest code at the case's building, else of its grid; None where there is none."""
    place = case.building or case.owner_grid
    return place.qr_codes.valid().with_place().order_by("-issued_at").first() if place else None


def door_url(request, code):
    return request.build_absolute_uri(reverse("cases:door", args=[code.token]))
