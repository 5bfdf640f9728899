"""What is open at a door, and "I too": one tap, no new case (frontend.md F1)."""

import re
import uuid

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases import budgets
from cases.actions.join_in import join_in
from cases.open_here import alike_at, open_at, shown_at
from cases.views.public.door import place_of
from cases.views.public.manners import device_of, keep_device, new_device
from cases.views.public.scenes import of_code
from common.errors import Refused
from common.networks import network_of

INVALID, CONFLICT, TOO_MANY = 422, 409, 429
PAGE, ALIKE = "cases/public/open_here.html", "cases/public/_alike.html"
KIND = re.compile(r"\d{5}", re.ASCII)


@of_code
@require_http_methods(["GET", "HEAD", "POST"])
def open_here(request, code):
    """GET: what neighbours may know of it; with a kind, the few that what is being reported may be, as a part of the
    form. POST: "I too" of one of them."""
    if request.method != "POST":
        kind = request.GET.get("kind", "")
        return show_alike(request, code, kind) if KIND.fullmatch(kind) else show(request, code)
    try:
        matter = uuid.UUID(request.POST.get("matter", ""))
    except ValueError:
        return show(request, code, refusal=_("Press the button beside the matter you mean."), status=INVALID)
    device = device_of(request) or new_device()
    if too_often(request, code, device):
        words = _("Too many presses came from here just now. Please try again later.")
        return show(request, code, refusal=words, status=TOO_MANY)
    try:
        is_new = join_in(code, matter, device=device, at=now())
    except Refused as refusal:
        return show(request, code, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("Noted: you too.") if is_new else _("You have said so already."))
    return keep_device(redirect("cases:open_here", token=code.token), device)


def too_often(request, code, device):
    """Whether to count this one at all: without its counters nothing is counted here."""
    shares = (budgets.ECHOES_OF_DEVICE, device), (budgets.ECHOES_OF_CODE, code.token)
    try:
        return bool(budgets.spend(*shares, (budgets.ECHOES_OF_ADDRESS, network_of(request))))
    except budgets.CountersAway:
        return True


def show_alike(request, code, kind):
    page = {"matters": alike_at(code, kind, at=now()), "qr": {"token": code.token}}
    return render(request, ALIKE, page)


def show(request, code, *, refusal="", status=200):
    shown = shown_at(code)
    others = max(open_at(code).count() - len(shown), 0)
    page = place_of(code) | {"matters": shown, "others": others, "refusal": refusal}
    return render(request, PAGE, page, status=status)
