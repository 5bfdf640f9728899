"""The doors of a building: its plan by floors (楼栋图), rooms numbered at once, one room, where the door was."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.errors import Refused
from grids.actions.keep.end import end_row
from grids.actions.keep.rooms import build_rooms, keep_room
from grids.history import grid_on
from grids.models import PastPlace, Unit
from grids.register_rows import reached
from grids.registers import FRESH, REGISTERS
from grids.roles import P
from grids.room_forms import DayForm, PlanForm, RoomForm
from grids.room_plan import plan_of
from grids.views.registers import row_or_404

INVALID = 422


def building_or_404(request, uuid):
    return row_or_404(request, REGISTERS["buildings"], uuid)


def framed(building, **context):
    return {"building": building, "here": "ground", "help": "registers"} | context


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rooms(request, uuid):
    """The plan of a building by floors and units. POST numbers the rooms that are not there yet."""
    building = building_or_404(request, uuid)
    may_keep = request.actor.may(P.REGISTER_KEEP, building) and building.valid_to is None
    form = PlanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may_keep:
            raise PermissionDenied
        if form.is_valid() and built(request, building, form):
            return redirect("grids:rooms", building.uuid)
    plan = plan_of(building)
    context = framed(building, plan=plan, form=form, may_keep=may_keep, fresh_since=localdate() - FRESH)
    return render(request, "grids/rooms.html", context, status=INVALID if form.errors else 200)


def built(request, building, form):
    try:
        made, kept = build_rooms(
            building, form.plan(), use=form.cleaned_data["use"], by=request.actor, at=now()
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(
        request, _("%(made)s rooms entered, %(kept)s were there.") % {"made": made, "kept": kept}
    )
    return True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def room(request, uuid, code):
    """One room of a unit: what stands on its door, what it is used for."""
    unit = get_object_or_404(reached(Unit, request.actor).select_related("building"), uuid=uuid)
    found = get_object_or_404(unit.rooms.select_related("verified_by"), code=code)
    building = unit.building
    may_keep = request.actor.may(P.REGISTER_KEEP, building) and found.valid_to is None
    form = RoomForm(
        request.POST if request.method == "POST" else None, initial={"label": found.label, "use": found.use}
    )
    if request.method == "POST":
        if not may_keep:
            raise PermissionDenied
        if form.is_valid() and said(request, found, form):
            return redirect("grids:rooms", building.uuid)
    context = framed(building, room=found, form=form, may_keep=may_keep, fresh_since=localdate() - FRESH)
    return render(request, "grids/room.html", context, status=INVALID if form.errors else 200)


def said(request, found, form):
    facts, at = form.cleaned_data, now()
    is_gone = facts.pop("gone")
    try:
        if is_gone:
            end_row(found, on=localdate(at), by=request.actor, at=at)
        else:
            keep_room(found, facts=facts, by=request.actor, at=at)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Saved. It counts as checked today."))
    return True


@login_required
@require_safe
def door_history(request, uuid):
    """In which grid a door was on a day, and each time it changed."""
    building = building_or_404(request, uuid)
    form = DayForm(request.GET if "on" in request.GET else None)
    day = form.cleaned_data["on"] if form.is_valid() else None
    past = PastPlace.objects.filter(subject=building.uuid).select_related("grid", "redraw")
    context = framed(
        building,
        form=form,
        day=day,
        grid_then=grid_on(building, day) if day else None,
        past=past.defer("grid__boundary").order_by("-until", "-pk"),
    )
    return render(request, "grids/door_history.html", context, status=INVALID if form.errors else 200)
