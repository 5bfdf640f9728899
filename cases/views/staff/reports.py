"""Reports that staff make: on the spot, and for somebody who calls."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.actions.report import known_report
from cases.forms.places import buildings_for, places_shown
from cases.forms.proxy_report import ProxyReportForm
from cases.forms.quick_report import QuickReportForm
from cases.views.staff.uploads import with_uploads
from common.errors import Refused
from common.htmx import part_asked, render_page_or_part
from grids.roles import P

TEMPLATE = "cases/quick_report.html"
CONFLICT, INVALID = 409, 422
READS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(READS)
def quick_report(request):
    """A worker's own find: GET the form (`?token=` from a door), POST it."""
    return report_page(request, QuickReportForm, behalf=False)


@login_required
@require_http_methods(READS)
def proxy_report(request):
    """A call taken down at the desk: GET the form, POST it."""
    return report_page(request, ProxyReportForm, behalf=True)


def report_page(request, form_class, *, behalf):
    """Draw, search a building ("find"), or send. A form sent twice is one case."""
    if not request.actor.holds(P.CASE_REPORT):
        raise PermissionDenied
    here = {"behalf": behalf, "here": "desk" if behalf else "report", "help": "call" if behalf else "report"}
    if request.method == "POST":
        return sent(request, form_class, here)
    if part_asked(request, ("places",)):
        found = buildings_for(request.actor.scope, request.GET.get("place_words", ""))
        return render_page_or_part(request, TEMPLATE, "places", {"places": places_shown(found)})
    known = {"token": request.GET.get("token", "")}
    return drawn(request, form_class(by=request.actor, initial=known), here)


def drawn(request, form, here, status=200):
    return render(request, TEMPLATE, here | {"form": form, "places": form.places()}, status=status)


def sent(request, form_class, here):
    if known := known_report(key_of(request.POST)):
        return landed(request, known, here)
    data, photo_refusals = with_uploads(request, "photos", "photos_after")
    if "find" in data:
        return drawn(request, form_class(by=request.actor, initial=typed(data)), here)
    form = form_class(data, by=request.actor)
    for name, words in photo_refusals.items():
        form.add_error(name if name in form.fields else None, words)
    status = INVALID
    if form.is_valid():
        try:
            return landed(request, form.send(by=request.actor), here)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = CONFLICT
    return drawn(request, form, here, status)


def typed(data):
    """What was typed so far, for a form that only looked for a building."""
    return data.dict() | {name: data.getlist(name) for name in ("photos", "photos_after")}


def key_of(data):
    try:
        return UUID(data.get("key", ""))
    except ValueError:
        return None


def landed(request, case, here):
    """On the case, where it is one's own to see; else back on the own list, with its number."""
    words = _("Reported: %(number)s") % {"number": case.number}
    messages.success(request, words, extra_tags=here["help"])
    if request.actor.may(P.CASE_VIEW, case):
        return redirect("cases:case", number=case.number)
    return redirect(next_after(request.actor, here))


def next_after(actor, here):
    """Where a report leads back to: whoever only reports, to the next one."""
    if not actor.holds(P.CASE_VIEW):
        return "cases:work" if actor.holds(P.CASE_HANDLE) else "cases:quick_report"
    return "cases:desk" if here["behalf"] else "cases:work"
