"""Somebody wants to help in the grid (S2-42): the form at a door, and the page that says how far it is."""

from uuid import uuid5

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import budgets
from cases.forms.public import HelpForm
from cases.views.public.door import place_of
from cases.views.public.manners import device_of, keep_device, new_device, secret_page
from cases.views.public.scenes import of_code
from cases.views.public.shares import refused_now
from common.errors import Refused
from common.networks import network_of
from grids.actions.appointment.apply import apply_to_help
from grids.actions.talents import withdraw_talent
from grids.actor import Actor
from grids.enums import PostSource, Role
from grids.models import Appointment
from grids.positions import positions_at
from grids.receipts import number_of
from messaging.idempotency import body_hash_of, remember

PAGE = "cases/public/help_out.html"
INVALID, CONFLICT = 422, 409
APPLIED_AT_MOST = budgets.APPLICATIONS_OF_CODE.most
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
    if status := refused_now(form, *shares_of(request, code, device)):
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
    facts["listed"] = form.list_facts
    body = body_hash_of(str(said["position"].pk), str(grid.pk), *map(str, facts.values()))

    def run():
        return str(apply_to_help(said["position"], to=grid, **facts, at=now()).uuid)

    return remember("help", uuid5(said["key"], body.hex()), body, run, wait=True)


def shares_of(request, code, device):
    return (
        (budgets.APPLICATIONS_OF_DEVICE, device),
        (budgets.APPLICATIONS_OF_CODE, code.token),
        (budgets.APPLICATIONS_OF_ADDRESS, network_of(request)),
    )


def show(request, code, form, *, status=200):
    if form.errors:
        form.again()
    return render(request, PAGE, place_of(code) | {"form": form}, status=status)


@secret_page
@require_safe
def applied(request, uuid):
    """How far an application is: the position and its state, no name and no number."""
    found = application_or_404(uuid)
    page = {"appointment": found, "number": number_of(found), "talent": getattr(found, "talent", None)}
    return render(request, "cases/public/applied.html", page)


def application_or_404(uuid):
    """An offer that somebody made himself at a door."""
    offers = Appointment.objects.select_related("position", "grid", "talent").filter(source=PostSource.SELF)
    return get_object_or_404(offers.exclude(grid=None), uuid=uuid)


@secret_page
@require_POST
def applied_unlist(request, uuid):
    """Whoever offered takes back that he stands on the list of professionals (S0-35): the row goes."""
    found = application_or_404(uuid)
    if hasattr(found, "talent"):
        withdraw_talent(found.talent, by=Actor.reporter(), at=now())
    return redirect("cases:applied", uuid=uuid)
