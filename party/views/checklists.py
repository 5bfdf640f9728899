"""What a place asks of its grids and centres: what was found, and what is missing where. domain.md S3-20, S1-48."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.errors import Refused
from common.pages import page
from grids.models import Place
from grids.roles import P
from grids.views.ground import grid_or_404
from party.actions.entries import asks, of, record_entries
from party.checklists import checklist_at
from party.completeness import ANY, items_in, lacking, missing_of, parts_of, subjects_of
from party.forms import EntriesForm
from party.models import ChecklistEntry
from party.views.organisations import FRAME, HEAVY, INVALID


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request, code, word):
    """Of a grid that the list asks: what was found. Of one above: the rates, and where what is missing."""
    grid = grid_or_404(request, code)
    chosen = list_or_404(grid.code, word)
    if asks(chosen, grid):
        return kept(request, chosen, grid, grid)
    if request.method == "POST":
        raise Http404
    today, item = localdate(), request.GET.get("missing", "")
    item = item if item in (ANY, *chosen.words) else ""
    rows = subjects_of(chosen, grid, today)
    order = ("code",) if chosen.grids else ("name", "pk")
    shown = page(lacking(rows, chosen, item) if item else rows, order=order, cursor=request.GET.get("cursor"))
    context = {
        "grid": grid,
        "checklist": chosen,
        "items": items_in(chosen, grid, today),
        "parts": parts_of(chosen, grid, today),
        "missing": item,
        "page": shown,
        "rows": missing_of(chosen, shown.rows),
    }
    return render(request, "party/checklist.html", FRAME | context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def place_checklist(request, uuid, word):
    """Of a place that the list asks: what was found."""
    mine = Place.objects.visible_to(request.actor.scope).select_related("grid", "street", "total", "general")
    place = get_object_or_404(mine.defer(*HEAVY), uuid=uuid)
    chosen = list_or_404(place.grid.code, word)
    if not asks(chosen, place):
        raise Http404
    return kept(request, chosen, place, place.grid)


def list_or_404(code, word):
    chosen = checklist_at(code, word)
    if chosen is None:
        raise Http404
    return chosen


def kept(request, chosen, subject, grid):
    """What was found of a subject, and the form for who keeps it."""
    keeps = subject.valid_to is None and request.actor.may(P.REGISTER_KEEP, subject)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    entries = list(
        ChecklistEntry.objects.filter(**of(subject), checklist=chosen.word).select_related("checked_by")
    )
    form = EntriesForm(chosen, entries, request.POST or None) if keeps else None
    if form and form.is_valid() and said(request, chosen, subject, form):
        return redirect(request.path)
    known = {entry.item: entry for entry in entries}
    context = {
        "grid": grid,
        "subject": subject,
        "checklist": chosen,
        "found": [(item, known.get(item.word)) for item in chosen.items],
        "there": sum(entry.state == "there" for entry in entries if entry.item in chosen.words),
        "form": form,
    }
    status = INVALID if form and form.errors else 200
    return render(request, "party/entries.html", FRAME | context, status=status)


def said(request, chosen, subject, form):
    try:
        record_entries(chosen, subject, found=form.found(), by=request.actor, at=now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Saved. It counts as checked today."))
    return True
