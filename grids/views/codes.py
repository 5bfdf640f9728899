"""The codes of a grid: which hang where, how often they are scanned; issue, print, revoke, replace."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common.errors import Refused
from common.pages import page as page_by_cursor
from files import places
from files.responses import paper_response
from grids.actions.batches import draw_again, issue_batch, note_printed, print_again
from grids.actions.qr_codes import issue_code, reissue_code, revoke_code
from grids.door_forms import AgainForm, IssueForm, RevokeForm
from grids.doors import name_all
from grids.models import QrBatch, QrCode
from grids.roles import P
from grids.scan_sums import DAYS, scans_of
from grids.tokens import normalised
from grids.views.ground import grid_or_404

INVALID, CONFLICT = 422, 409
NEWEST = 10
ORDER = ("-issued_at", "-pk")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request, code):
    """GET: the codes under a grid and its batches. POST: issue for what has none, print again, or one for the grid."""
    grid = grid_or_404(request, code)
    if request.method != "POST":
        return show(request, grid)
    must_change(request, grid)
    act = ACTS.get(request.POST.get("do"), issue)
    form = (AgainForm if act is again else IssueForm)(request.POST)
    if act is not own and not form.is_valid():
        return show(request, grid, refusal=_("Choose what to print."), status=INVALID)
    try:
        return act(request, grid, form)
    except Refused as refusal:
        return show(request, grid, refusal=str(refusal), status=CONFLICT)


def issue(request, grid, form):
    said = form.cleaned_data
    batch = issue_batch(grid, kind=said["kind"], layout=said["layout"], by=request.actor, at=now())
    return redirect("grids:batch", batch.uuid)


def again(request, grid, form):
    """The codes that were ticked; all in use where none was."""
    ticked = [normalised(token) for token in request.POST.getlist("token")]
    chosen = QrCode.objects.under(grid).filter(token__in=ticked) if ticked else QrCode.objects.under(grid)
    batch = print_again(grid, chosen, layout=form.cleaned_data["layout"], by=request.actor, at=now())
    return redirect("grids:batch", batch.uuid)


def own(request, grid, _form):
    """A code for the grid itself: a total grid, a dedicated one."""
    issue_code(grid, by=request.actor, at=now())
    messages.success(request, _("The grid has a code of its own now."))
    return redirect("grids:codes", grid.code)


ACTS = {"issue": issue, "again": again, "own": own}


def must_change(request, placed):
    if not request.actor.may(P.GROUND_CHANGE, placed):
        raise PermissionDenied


def show(request, grid, *, refusal="", status=200):
    rows = page_by_cursor(
        QrCode.objects.under(grid).with_place(), order=ORDER, cursor=request.GET.get("cursor")
    )
    name_all([one.place for one in rows])
    scans = scans_of(rows, localdate())
    page = {
        "grid": grid,
        "page": rows,
        "rows": [(one, scans.get(one.pk, 0)) for one in rows],
        "days": DAYS,
        "batches": QrBatch.objects.under(grid)
        .select_related("asked_by")
        .order_by("-asked_at", "-pk")[:NEWEST],
        "may_change": request.actor.may(P.GROUND_CHANGE, grid),
        "issue": IssueForm(auto_id="issue_%s"),
        "again": AgainForm(auto_id="again_%s"),
        "revoke": RevokeForm(auto_id=False),
        "refusal": refusal,
        "here": "ground",
        "help": "codes",
    }
    return render(request, "grids/codes.html", page, status=status)


@login_required
@require_POST
def change_code(request, token):
    """Revoke a code, or replace it by a new one."""
    codes = QrCode.objects.visible_to(request.actor.scope).select_related("building", "unit", "site", "grid")
    code = get_object_or_404(codes, token=normalised(token))
    must_change(request, code.place)
    form = RevokeForm(request.POST)
    if request.POST.get("do") != "reissue" and not form.is_valid():
        raise Http404
    try:
        if request.POST.get("do") == "reissue":
            new = reissue_code(code, by=request.actor, at=now())
            messages.success(request, _("The new code is %(token)s. Print it.") % {"token": new.token})
        else:
            revoke_code(code, by=request.actor, at=now(), reason=form.cleaned_data["reason"])
            messages.success(request, _("The code is revoked. Whoever scans it is told so."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("grids:codes", code.owner_grid.code)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request, uuid):
    """GET: how far the sheets are. POST: draw them again."""
    found = batch_or_404(request, uuid)
    refusal = ""
    if request.method == "POST":
        must_change(request, found)
        try:
            draw_again(found, by=request.actor, at=now())
            return redirect("grids:batch", found.uuid)
        except Refused as refused:
            refusal = str(refused)
    page = {
        "batch": found,
        "is_there": places.sheet_of(found.uuid).exists(),
        "may_change": request.actor.may(P.GROUND_CHANGE, found),
        "refusal": refusal,
        "here": "ground",
        "help": "codes",
    }
    return render(request, "grids/batch.html", page, status=CONFLICT if refusal else 200)


@login_required
@require_POST
def batch_sheet(request, uuid):
    """The PDF, to whoever may print here; the first fetching is kept. Http404 while it is not drawn."""
    found = batch_or_404(request, uuid)
    must_change(request, found)
    if not found.is_ready:
        raise Http404
    response = paper_response(places.sheet_of(found.uuid), f"{found.grid.code}-{found.asked_at:%Y%m%d}.pdf")
    note_printed(found, by=request.actor, at=now())
    return response


def batch_or_404(request, uuid):
    visible = QrBatch.objects.visible_to(request.actor.scope).select_related("grid", "asked_by", "printed_by")
    return get_object_or_404(visible.defer("grid__boundary"), uuid=uuid)
