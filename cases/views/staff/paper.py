"""What staff print for residents: a slip for a door where nobody answered, the answer for whoever has no phone."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases import door
from cases.pages.paper import answer_of
from cases.pages.sheet import found_case
from grids.models import QrCode
from grids.roles import P
from grids.tokens import normalised


@login_required
@require_safe
def door_slip(request, token):
    """「我们来过」: the code of the door, what to do with it, the phone of who was there, lines to write on."""
    scope = request.actor.scope
    codes = QrCode.objects.visible_to(scope).within(scope, P.CASE_VIEW).valid().with_place()
    code = get_object_or_404(codes, token=normalised(token))
    page = {
        "place": door.place_of(code),
        "office": door.office_of(code),
        "officer": {"name": request.user.name, "phone": request.user.phone},
        "door_url": door_url(request, code),
        "back": reverse("governance:home"),
    }
    return render(request, "cases/paper/door_slip.html", page)


@login_required
@require_safe
def case_answer(request, number):
    """The answer to a case's reporter on paper, with the code of the door; never with the reporter's secret link."""
    case = found_case(request.actor.scope, number)
    page = answer_of(case, lambda file, kind: reverse("cases:photo", args=[number, file.uuid, kind]))
    if page is None:
        raise Http404
    code = case.building.qr_codes.valid().order_by("-issued_at").first() if case.building else None
    more = {"back": reverse("cases:case", args=[number]), "door_url": door_url(request, code) if code else ""}
    return render(request, "cases/paper/answer.html", page | more)


def door_url(request, code):
    return request.build_absolute_uri(reverse("cases:door", args=[code.token]))
