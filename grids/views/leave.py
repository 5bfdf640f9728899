"""Somebody leaves: the checklist, and one button that ends all of it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from common.errors import Refused
from grids.actions.leave import belongings_of
from grids.actions.leave import leave as let_leave
from grids.actions.switch import may_keep
from grids.enums import OfficerKind
from grids.forms import ReasonForm
from grids.models import Officer
from grids.views.account import own

INVALID, CONFLICT = 422, 409


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, uuid):
    """What is still in his hands; POST ends all of it, with a reason."""
    officer = get_object_or_404(Officer, uuid=uuid, kind=OfficerKind.PERSON)
    if officer.pk == request.actor.officer_id or not may_keep(request.actor, officer, localdate()):
        raise Http404
    form, status = ReasonForm(request.POST or None), 200
    if form.is_valid():
        try:
            officer = let_leave(officer, **form.cleaned_data, **own(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = CONFLICT
    elif form.errors:
        status = INVALID
    held = belongings_of(officer, localdate())
    page = {"officer": officer, "held": held, "form": form, "here": "people", "help": "leave"}
    return render(request, "grids/leave.html", page, status=status)
