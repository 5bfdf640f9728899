"""Boundaries out of a file and into one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.errors import Refused
from grids.actions.boundary_imports import carry_in, read_boundaries, rehearse_in, rows_with
from grids.actions.outlines import carry_outlines
from grids.coverage import findings
from grids.drafts import MOST_SHAPES, TIERS, draft_of, seen_by, shapes_under
from grids.exchange.matching import BORDER, DOES, DRAW, FIRST, NOTES, OUTLINE
from grids.exchange.writing import FORMATS, of_grid
from grids.exchange_forms import BoundaryFileForm
from grids.imports.reading import ReadFailed
from grids.models import BoundaryImport
from grids.redraw_forms import RedrawForm
from grids.roles import P
from grids.views.ground import grid_or_404
from grids.views.redraw import named, seen_as

INVALID, SHOWN, FINDINGS = 422, 100, 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_boundaries(request, code):
    """Ask for a file of boundaries of what lies in a grid; what is in it is shown before anything changes."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.GROUND_CHANGE, grid):
        raise PermissionDenied
    form = BoundaryFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        said = {"system": form.cleaned_data["system"], "by": request.actor, "at": now()}
        try:
            batch = read_boundaries(grid, form.cleaned_data["file"], **said)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        except ReadFailed:
            form.add_error("file", _("It could not be read just now. Try again in a minute."))
        else:
            return redirect("grids:boundary_import", batch.uuid)
    page = {"grid": grid, "form": form, "here": "ground", "help": "ground"}
    return render(request, "grids/import_boundaries.html", page, status=INVALID if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def boundary_import(request, uuid):
    """What is in a file, row by row, what it would change, and letting it take effect."""
    batch = import_or_404(request, uuid)
    form, effects = form_for(batch, request), None
    if form.is_valid():
        try:
            effects = looked_at(batch, form, request)
            if effects is None:
                return taken_over(batch, form.cleaned_data, request)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    page = report_of(request, batch, form) | {"effects": effects}
    return render(request, "grids/boundary_import.html", page, status=INVALID if form.errors else 200)


def form_for(batch, request):
    """What is asked before a file takes effect: of outlines nothing, they are only how the grids are judged."""
    asked = request.POST if request.method == "POST" else None
    return Form(asked) if batch.of_regions else RedrawForm(batch.grid, request.actor, asked)


def looked_at(batch, form, request):
    """[(name, count)] of what a file would change, to be confirmed; None where the person has seen just that and says
    so. Of outlines nothing: they change nobody's ground."""
    if batch.of_regions:
        return None
    said = {name: form.cleaned_data[name] for name in ("effective_on", "reason")}
    effects = rehearse_in(batch, **said, by=request.actor, at=now())
    if "do" in request.POST and form.cleaned_data["seen"] == seen_as(effects):
        return None
    form.data = form.data.copy()
    form.data["seen"] = seen_as(effects)
    return named(effects)


def taken_over(batch, said, request):
    """Let the file take effect, and lead on."""
    if batch.of_regions:
        carry_outlines(batch, by=request.actor, at=now())
        messages.success(request, _("Taken over. The check of the borders reckons with it."))
        return redirect("grids:coverage", batch.grid.code)
    carry_in(batch, effective_on=said["effective_on"], reason=said["reason"], by=request.actor, at=now())
    messages.success(request, _("Taken over. The changes stand on the pages of the grids."))
    return redirect("grids:grid", batch.grid.code)


@login_required
@require_safe
def boundary_draft(request, uuid):
    """The boundaries of a file, for the editor to begin with."""
    return JsonResponse({"boundaries": draft_in(import_or_404(request, uuid))})


def import_or_404(request, uuid):
    visible = BoundaryImport.objects.visible_to(request.actor.scope).with_names()
    return get_object_or_404(visible, uuid=uuid)


def draft_in(batch, does=(BORDER, FIRST)):
    """{code: geometry} of what moves or begins."""
    return {row["code"]: row["shape"] for row in batch.rows if row["does"] in does}


def report_of(request, batch, form):
    """What the page of a file shows: how much of each, what would be wrong, and the rows, a hundred at a time."""
    asked = request.GET.get("from", "1")[:6]
    first = max(int(asked), 1) if asked.isdecimal() else 1
    rows = batch.rows[first - 1 : first - 1 + SHOWN]
    street = batch.grid.street
    drafts = {"draft": draft_of(draft_in(batch)), "outlines": draft_of(draft_in(batch, (OUTLINE,)))}
    wrong = findings(street, on=localdate(), **drafts)
    told = [one for one in seen_by(request.actor, wrong) if one.size]
    return {
        "batch": batch,
        "grid": batch.grid,
        "form": form,
        "does": [(label, len(rows_with(batch, word))) for word, label in DOES.items()],
        "changes": any(rows_with(batch, word) for word in (BORDER, FIRST, DRAW, OUTLINE)),
        "rows": [(row, DOES[row["does"]], [NOTES[note] for note in row["notes"]]) for row in rows],
        "before": first - SHOWN if first > 1 else None,
        "after": first + SHOWN if first - 1 + SHOWN < len(batch.rows) else None,
        "findings": [(one, f"{one.at[0]:.6f},{one.at[1]:.6f}") for one in told[:FINDINGS]],
        "here": "ground",
        "help": "ground",
    }


@login_required
@require_safe
def export_boundaries(request, code):
    """The grids of a tier in a grid, as far as the person sees them, as a file."""
    top, tier = grid_or_404(request, code), request.GET.get("tier", "leaf")
    if tier not in TIERS:
        raise Http404
    grids = shapes_under(top, tier=tier, on=localdate())[:MOST_SHAPES]
    return areas_out(request, f"{top.code}-{tier}", [of_grid(grid) for grid in grids if grid.boundary])


def areas_out(request, name, areas):
    """Areas as a file of the `?format=` asked for: GeoJSON, KML or a zipped shapefile."""
    word = request.GET.get("format", "geojson")
    if word not in FORMATS:
        raise Http404
    write, kind, end = FORMATS[word]
    said = {"Content-Disposition": f'attachment; filename="{name}.{end}"'}
    return HttpResponse(write(areas), content_type=kind, headers=said)
