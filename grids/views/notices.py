"""One notice as those who write notices see it: its words, for whom, how often it is read; and taking it off."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from common.errors import Refused
from grids.actions.notices import withdraw_notice
from grids.actions.tell_staff import opened_by
from grids.models import Audience, Notice
from grids.readings import readings_of
from grids.roles import P


@login_required
@require_safe
def notice(request, uuid):
    """What it says and how often it was read, day by day: counts alone, nobody's name (S0-46)."""
    found = get_object_or_404(seen(request).select_related("grid", "district", "written_by"), uuid=uuid)
    page = {
        "notice": found,
        "labels": labels_of(found),
        "today": localdate(),
        "back": back_from(found),
        "may_write": request.actor.may(P.NOTICE_WRITE, found),
        "here": "ground",
        "help": "notices",
    }
    if found.is_for_staff:
        page["told"], page["opened"] = opened_by(found)
    else:
        page |= readings_of(found, localdate())
    return render(request, "grids/notice.html", page)


def seen(request):
    return Notice.objects.visible_to(request.actor.scope).defer("grid__boundary")


def labels_of(found):
    """For whom it is, in words."""
    rows = Audience.objects.filter(region=found.district_id, code__in=found.labels).order_by("order", "pk")
    return [one.label for one in rows] if found.labels else []


@login_required
@require_POST
def take_off(request, uuid):
    """Withdraw a notice."""
    found = get_object_or_404(seen(request).select_related("grid", "district"), uuid=uuid)
    if not request.actor.may(P.NOTICE_WRITE, found):
        raise PermissionDenied
    try:
        withdraw_notice(found, by=request.actor, at=now())
        messages.success(request, _("The notice is off the doors."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(back_from(found))


def back_from(found):
    """The list it stands on."""
    if found.grid_id:
        return reverse("grids:at_doors", args=[found.grid.code])
    return reverse("grids:district_doors", args=[found.district.code])
