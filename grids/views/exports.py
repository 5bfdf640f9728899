"""Taking a list out, and the paper for the first day of those who came in by one."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Refused
from grids.actions.export import fetch, take_out
from grids.actions.export_approval import answer_export
from grids.actions.start_codes import issue_start_codes, waiting_for_codes
from grids.import_forms import AnswerForm, ExportForm
from grids.imports.kinds import kind_of
from grids.models import Export, ExportApproval
from grids.roles import P
from grids.views.account import own as own_facts
from grids.views.imports import kind_or_404, own
from grids.views.lists_out import export_file, sheet_response


@login_required
@require_POST
def export(request, word):
    """What the person sees of a kind, as a list; a large one is made later."""
    kind = kind_or_404(word)
    if not request.actor.holds(kind.sees):
        raise PermissionDenied
    form = ExportForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what it is for."))
        return redirect("grids:imports")
    facts = own_facts(request) | {"write": lambda rows, note: export_file(kind, rows, note)}
    try:
        made, stream = take_out(kind, reason=form.cleaned_data["reason"], **facts)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("grids:imports")
    if stream is None:
        messages.success(request, why_later(made))
        return redirect("grids:imports")
    return sheet_response(stream, f"{kind.label} {made.asked_at:%Y%m%d}")


def why_later(made):
    if ExportApproval.objects.waiting_or_refused(made):
        return _("A list of so many people needs a second person's word. You get a message.")
    return _("The list is long and is being made. You get a message when it is ready.")


@login_required
@require_POST
def export_fetch(request, uuid):
    """A list that was made, once."""
    wanted = get_object_or_404(Export.objects.visible_to(request.actor.scope), uuid=uuid)
    try:
        stream = fetch(wanted, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("grids:imports")
    return sheet_response(stream, f"{kind_of(wanted.kind).label} {wanted.asked_at:%Y%m%d}")


@login_required
@require_POST
def export_answer(request, uuid):
    """A second person's word on somebody else's list of people."""
    found = get_object_or_404(ExportApproval.objects.visible_to(request.actor.scope), uuid=uuid)
    form, granted = AnswerForm(request.POST), "agree" in request.POST
    words = form.cleaned_data["words"] if form.is_valid() else ""
    try:
        answer_export(found, granted=granted, words=words, **own_facts(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Agreed. The list is being made.") if granted else _("Not agreed. It is on record.")
        )
    return redirect("grids:imports")


@login_required
@require_POST
def import_codes(request, uuid):
    """The slips of the next sixty people of a list, to be printed; shown on this answer and nowhere else."""
    batch = own(request, uuid)
    if not request.actor.holds(P.ACCOUNT_CARE):
        raise PermissionDenied
    at = now()
    try:
        slips = issue_start_codes(batch, by=request.actor, at=at, address=request.META.get("REMOTE_ADDR"))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("grids:import", batch.uuid)
    page = {
        "slips": slips,
        "left": waiting_for_codes(batch, at).count(),
        "back": reverse("grids:import", args=[batch.uuid]),
        "site": settings.SITE_URL,
    }
    response = render(request, "grids/slips.html", page)
    response.headers["Cache-Control"] = "private, no-store"
    return response
