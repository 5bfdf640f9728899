"""The outlines of a street and its communities: what is known, bringing them in a file and taking them out."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.errors import Refused
from grids.actions.outlines import read_outlines
from grids.exchange.regions import regions_of
from grids.exchange.writing import of_region
from grids.exchange_forms import BoundaryFileForm
from grids.imports.reading import ReadFailed
from grids.roles import P
from grids.views.exchange import areas_out
from grids.views.ground import grid_or_404

INVALID = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def outlines(request, code):
    """Which of them have an outline; a file of others is looked at before anything changes."""
    street = street_or_refused(request, code)
    form = BoundaryFileForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (batch := read(request, street, form)):
        return redirect("grids:boundary_import", batch.uuid)
    rows = [(region, getattr(region, "outline", None)) for region in regions_of(street)]
    known = any(outline for _region, outline in rows)
    page = {"grid": street, "form": form, "rows": rows, "known": known, "here": "ground", "help": "ground"}
    return render(request, "grids/outlines.html", page, status=INVALID if form.errors else 200)


@login_required
@require_safe
def export_outlines(request, code):
    """The outlines that are known, as a file that can be brought in again."""
    street = street_or_refused(request, code)
    known = [of_region(region) for region in regions_of(street) if hasattr(region, "outline")]
    return areas_out(request, f"{street.code}-outlines", known)


def street_or_refused(request, code):
    street = grid_or_404(request, code).street
    if not request.actor.may(P.GROUND_CHANGE, street):
        raise PermissionDenied
    return street


def read(request, street, form):
    """The BoundaryImport of the file, or None with the reason on the form."""
    said = {"system": form.cleaned_data["system"], "by": request.actor, "at": now()}
    try:
        return read_outlines(street, form.cleaned_data["file"], **said)
    except Refused as refusal:
        form.add_error("file", str(refusal))
    except ReadFailed:
        form.add_error("file", _("It could not be read just now. Try again in a minute."))
