"""Somebody wants to help in the grid (S2-42): the form at a door, and the page that says how far it is."""

import logging
from uuid import uuid5

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cases import budgets
from cases.forms.public import HelpForm
from cases.views.public.door import place_of
from cases.views.public.manners import device_of, keep_device, new_device, secret_page
from cases.views.public.scenes import of_code
from common.errors import Refused
from common.networks import network_of
from grids.actions.appointment.nominate import nominate
from grids.actor import Actor
from grids.enums import PostSource, Role
from grids.models import Appointment
from grids.positions import positions_at
from messaging.idempotency import body_hash_of, remember

PAGE = "cases/public/help_out.html"
INVALID, CONFLICT, TOO_MANY, AWAY = 422, 409, 429, 503
APPLIED_AT_MOST = budgets.APPLICATIONS_OF_CODE.most
log = logging.getLogger(__name__)
OFFERED = (Role.ASSISTANT, Role.FINDER, Role.WORKER)


@of_code
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def help_out(request, code):
    """The form; sent, it becomes a nomination that the street office decides about."""
    grid, positions = offered_at(code.owner_grid)
    if not positions:
        return render(request, PAGE, place_of(code) | {"form": None})
    if request.method != "POST":
        return show(request, code, HelpForm(positions))
    form, device = HelpForm(positions, request.POST), device_of(request) or new_device()
    if not form.is_valid():
        return keep_device(show(request, code, form, status=INVALID), device)
    if status := refused_now(request, code, device, form):
        return show(request, code, form, status=status)
    try:
        uuid = apply_once(form, grid)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, code, form, status=CONFLICT)
    return keep_device(redirect("cases:applied", uuid=uuid), device)


def offered_at(grid):
    """(grid, positions somebody may ask for): of the door's own grid, else of the next one above that has any."""
    for one in reversed(grid.path):
        if found := [position for position in positions_at(one) if position.role in OFFERED]:
            return one, found
    return grid, []


def apply_once(form, grid):
    """The uuid of the nomination. A second tap and a page loaded again are the same one."""
    said = form.cleaned_data
    facts = {name: said[name] for name in ("name", "phone", "backgrounds", "words")}
    body = body_hash_of(str(said["position"].pk), str(grid.pk), *map(str, facts.values()))

    def run():
        by = {"source": PostSource.SELF, "by": Actor.reporter(), "at": now()}
        return str(nominate(said["position"], to=grid, **facts, **by).uuid)

    return remember("help", uuid5(said["key"], body.hex()), body, run, wait=True)


def refused_now(request, code, device, form):
    """The status for too many applications, said on the form, or None. While nobody counts, nobody applies."""
    shares = (budgets.APPLICATIONS_OF_DEVICE, device), (budgets.APPLICATIONS_OF_CODE, code.token)
    try:
        wait = budgets.spend(*shares, (budgets.APPLICATIONS_OF_ADDRESS, network_of(request)))
    except budgets.CountersAway:
        log.warning("Applying is shut: Redis does not answer.")
        form.add_error(None, _("This does not work just now. Please call the street office instead."))
        return AWAY
    if not wait:
        return None
    form.add_error(None, _("Too many came from here today. Please call the street office instead."))
    return TOO_MANY


def show(request, code, form, *, status=200):
    if form.errors:
        form.again()
    return render(request, PAGE, place_of(code) | {"form": form}, status=status)


@secret_page
@require_safe
def applied(request, uuid):
    """How far an application is: the position and its state, no name and no number."""
    found = get_object_or_404(Appointment.objects.select_related("position", "grid"), uuid=uuid)
    if found.source != PostSource.SELF or found.grid is None:
        raise Http404
    page = {"appointment": found, "number": number_of(found)}
    return render(request, "cases/public/applied.html", page)


def number_of(appointment):
    """Eight digits in fours, to be read out on the phone. The way to the page is its address."""
    digits = f"{appointment.uuid.int % 10**8:08d}"
    return f"{digits[:4]} {digits[4:]}"
