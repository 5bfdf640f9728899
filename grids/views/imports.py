"""Bringing a list in, in six steps: template, file, columns, check, bring in, result. frontend.md 3.8."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.pages import page as a_page
from grids.actions.imports.apply import apply
from grids.actions.imports.begin import begin
from grids.actions.imports.check import change_row, choose_columns, leave_out
from grids.actions.imports.later import progress_of
from grids.actions.imports.undo import LISTED, ChangedSince, first_of, is_long, undo
from grids.actions.start_codes import waiting_for_codes
from grids.enums import ImportState, RowState
from grids.import_forms import AnswerForm, ApplyForm, ColumnsForm, ExportForm, RowForm, UploadForm
from grids.imports.kinds import kind_of, kinds
from grids.imports.refusals import REFUSALS
from grids.models import Export, ExportApproval, ImportBatch, ImportRow
from grids.roles import P
from grids.views.lists_out import sheet_response, template_file, wrong_rows_file

INVALID = 422
SAMPLES, NEWEST = 3, 20
BUSY = (ImportState.READING, ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING)
SHOWN = (RowState.WRONG, RowState.CHANGED, RowState.NEW, RowState.SAME)


@login_required
@require_safe
def imports(request):
    """What may be brought in and taken out, and what was."""
    into = [kind for kind in kinds() if request.actor.holds(kind.permission)]
    out = [kind for kind in kinds() if kind.is_offered and request.actor.holds(kind.sees)]
    if not into and not out:
        raise PermissionDenied
    scope = request.actor.scope
    batches = ImportBatch.objects.visible_to(scope).select_related("document")
    page = {
        "into": into,
        "out": [(kind, ExportForm(auto_id=f"{kind.word}_%s")) for kind in out],
        "batches": a_page(batches, order=("-begun_at", "-pk"), cursor=request.GET.get("cursor")),
        "exports": Export.objects.visible_to(scope)
        .select_related("approval")
        .order_by("-asked_at", "-pk")[:NEWEST],
        "approvals": approvals_for(scope),
        "here": "ground",
        "help": "lists",
    }
    return render(request, "grids/imports.html", page)


def approvals_for(scope):
    """(ExportApproval, what it is of, its form) of what waits for this person's word, the newest."""
    found = ExportApproval.objects.visible_to(scope).open().select_related("export", "asked_by")
    rows = found.order_by("-pk")[:NEWEST]
    return [(row, kind_of(row.export.kind).label, AnswerForm(auto_id=f"{row.uuid}_%s")) for row in rows]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_new(request, word):
    """Steps 1 and 2: the template, or one's own list."""
    kind = kind_or_404(word)
    if not request.actor.holds(kind.permission):
        raise PermissionDenied
    mends = mended(request, word)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload, facts = form.cleaned_data["list"], {"mends": mends, "by": request.actor, "at": now()}
        try:
            batch = begin(kind, upload, size=upload.size, name=upload.name, **facts)
        except Refused as refusal:
            form.add_error("list", str(refusal))
        else:
            return redirect("grids:import", batch.uuid)
    page = {"kind": kind, "form": form, "mends": mends, "here": "ground", "help": "lists"}
    return render(request, "grids/import_new.html", page, status=INVALID if form.errors else 200)


def kind_or_404(word):
    kind = kind_of(word)
    if kind is None:
        raise Http404
    return kind


def mended(request, word):
    """The list whose wrong rows are brought again, where the address names one of his own."""
    if "mends" not in request.GET:
        return None
    try:
        batch = own(request, UUID(request.GET["mends"]))
    except ValueError:
        raise Http404 from None
    if batch.kind != word:
        raise Http404
    return batch


@login_required
@require_safe
def import_template(request, word):
    kind = kind_or_404(word)
    if not request.actor.holds(kind.permission):
        raise PermissionDenied
    return sheet_response(template_file(kind), _("%(what)s template") % {"what": kind.label})


def own(request, uuid):
    batches = ImportBatch.objects.visible_to(request.actor.scope).select_related("document", "begun_by")
    return get_object_or_404(batches, uuid=uuid)


@login_required
@require_safe
def import_page(request, uuid):
    """Steps 3 to 6: whatever comes next with this list."""
    return shown(request, own(request, uuid))


def shown(request, batch, *, status=200, **more):
    kind = kind_or_404(batch.kind)
    page = {
        "batch": batch,
        "kind": kind,
        "busy": batch.state in BUSY,
        "refusal": REFUSALS.get(batch.refusal, batch.refusal),
        "stayed": batch.notes.get("stayed", {}),
        "here": "ground",
        "help": "lists",
    }
    page |= PARTS.get(batch.state, lambda *_facts: {})(request, batch, kind) | more
    return render(request, "grids/import.html", page, status=status)


def part_busy(request, batch, kind):
    return {"progress": progress_of(batch)}


def part_columns(request, batch, kind):
    first = [row.opened_cells for row in batch.rows.order_by("number")[:SAMPLES]]
    return {"columns_form": ColumnsForm(batch, kind, first), "samples": first, "total": batch.rows.count()}


def part_rows(request, batch, kind):
    """The rows of one state, the wrong ones first; what the next step is."""
    states = [state for state in SHOWN if batch.counts.get(state)]
    wanted = request.GET.get("show")
    state = RowState(wanted) if wanted in states else (states or [None])[0]
    rows = batch.rows.filter(state=state).select_related("batch")
    return {
        "state": state,
        "states": [(one, batch.counts[one]) for one in states],
        "rows": a_page(rows, order=("number", "pk"), cursor=request.GET.get("cursor")),
        "apply_form": ApplyForm(),
        "to_write": batch.counts.get(RowState.NEW, 0) + batch.counts.get(RowState.CHANGED, 0),
        "wrong": batch.counts.get(RowState.WRONG, 0),
        "total": sum(batch.counts.values()),
        "columns": kind.columns,
    }


def part_result(request, batch, kind):
    labels = {state.value: state.label for state in RowState}
    people = kind.is_personal and request.actor.holds(P.ACCOUNT_CARE)
    return {
        "counted": [(labels[state], count) for state, count in sorted(batch.counts.items())],
        "slips_left": waiting_for_codes(batch, now()).count() if people else 0,
        "is_long": is_long(batch),
        "can_undo": batch.state == ImportState.APPLIED and now() <= batch.undo_until,
        "wrong": batch.counts.get(RowState.WRONG, 0),
    }


PARTS = dict.fromkeys(BUSY, part_busy) | {
    ImportState.READ: part_columns,
    ImportState.CHECKED: part_rows,
    ImportState.APPLIED: part_result,
    ImportState.UNDONE: part_result,
}


@login_required
@require_POST
def import_columns(request, uuid):
    """Step 3 done: check the list by these columns."""
    batch = own(request, uuid)
    kind = kind_or_404(batch.kind)
    first = [row.opened_cells for row in batch.rows.order_by("number")[:SAMPLES]]
    form = ColumnsForm(batch, kind, first, request.POST)
    if form.is_valid():
        try:
            choose_columns(batch, columns=form.columns(), by=request.actor, at=now())
            return redirect("grids:import", batch.uuid)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return shown(request, batch, status=INVALID, columns_form=form, samples=first)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_row(request, uuid, number):
    """Mend one row on the page, or leave it out."""
    batch = own(request, uuid)
    kind = kind_or_404(batch.kind)
    row = get_object_or_404(ImportRow.objects.select_related("batch"), batch=batch, number=number)
    form = RowForm(row, kind, request.POST or None)
    leaves = "leave_out" in request.POST
    if leaves or form.is_valid():
        facts = {"by": request.actor, "at": now()}
        try:
            if leaves:
                leave_out(row, **facts)
            else:
                change_row(row, cells=form.cells(batch.columns), **facts)
            return redirect("grids:import", batch.uuid)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    page = {"batch": batch, "kind": kind, "row": row, "form": form, "here": "ground", "help": "lists"}
    return render(request, "grids/import_row.html", page, status=INVALID if form.errors else 200)


@login_required
@require_POST
def import_apply(request, uuid):
    """Step 5: bring it in."""
    batch, form = own(request, uuid), ApplyForm(request.POST)
    only_good = form.is_valid() and form.cleaned_data["what"] == "good"
    try:
        apply(batch, only_good=only_good, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("grids:import", batch.uuid)


@login_required
@require_POST
def import_undo(request, uuid):
    """Take it back within a day."""
    batch = own(request, uuid)
    try:
        undo(batch, except_changed="except_changed" in request.POST, by=request.actor, at=now())
    except ChangedSince as changed:
        more = {"stayed": first_of(changed.rows), "more": max(len(changed.rows) - LISTED, 0)}
        return shown(request, batch, status=409, refusal=str(changed), **more)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("grids:import", batch.uuid)


@login_required
@require_safe
def import_mended(request, uuid):
    """The rows to be mended as a file, red where they are wrong."""
    batch = own(request, uuid)
    kind = kind_or_404(batch.kind)
    if not batch.counts.get(RowState.WRONG):
        raise Http404
    return sheet_response(wrong_rows_file(batch, kind), _("%(what)s to be mended") % {"what": kind.label})
