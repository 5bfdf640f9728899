"""The staffing table with its vacancies, several posts in one hand, what the people bring along; also as a list."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.pages import page as page_of
from grids import staffing
from grids.enums import Tier
from grids.imports.writing import Book
from grids.roles import P
from grids.views.lists_out import made, sheet_response
from grids.views.staff.appointments import about


@login_required
@require_safe
def staffing_table(request):
    """Counts and vacancies by position and tier (S0-16); with a position and a tier, the grids where nobody is."""
    scope, today = led(request), localdate()
    code, kind = request.GET.get("vacant", ""), request.GET.get("tier", "")
    page = {"lines": staffing.table(scope, today), "code": code, "kind": kind}
    if code and kind in Tier.values:
        grids = staffing.vacant(scope, today, code=code, kind=kind)
        page["vacant"] = page_of(grids, order=("code", "pk"), cursor=request.GET.get("cursor"))
        page["line"] = next((line for line in page["lines"] if (line.code, line.kind) == (code, kind)), None)
    else:
        places, backgrounds = staffing.composition(scope, today)
        page |= {"places": places, "backgrounds": backgrounds}
        page |= {"several": staffing.several(scope, today), "ending": staffing.ending(scope, today)}
    return render(request, "grids/staff/staffing.html", page | about())


def led(request):
    if not request.actor.holds(P.STAFF_LEAD):
        raise PermissionDenied
    return request.actor.scope


@login_required
@require_safe
def staffing_list(request):
    """The table as a spreadsheet: numbers alone, nobody's name."""
    lines = staffing.table(led(request), localdate())
    stream = made(lambda path: write(path, lines))
    return sheet_response(stream, f"{_('Staffing')} {localdate():%Y%m%d}")


def write(path, lines):
    book = Book(path, _("Staffing"))
    book.heads(
        [_("position"), _("on"), _("should be"), _("posts"), _("people"), _("missing"), _("grids without")]
    )
    for line in lines:
        numbers = (line.needed, line.posts, line.people, line.missing, line.empty)
        book.row([str(line.label), str(line.kind_label), *("" if n is None else str(n) for n in numbers)])
    book.close()
