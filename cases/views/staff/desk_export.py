"""Taking a list of the desk out, exactly as it is shown."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.exports import DeskList
from cases.forms.desk_export import DeskExportForm
from cases.narrowing import narrowing_of
from cases.pages.asked import desk_at, kept
from cases.pages.columns import columns_of
from cases.views.staff.desk_looks import at_the_desk, views_of
from common.errors import Refused
from common.htmx import render_page_or_part
from grids.actions.export import fetch, take_out
from grids.actions.imports.later import progress_of
from grids.models import Export
from grids.views.account import own
from grids.views.lists_out import export_file, sheet_response

INVALID = 422
NEWEST = 10


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def desk_export(request):
    """What will be taken out and what for; a long list is made later and fetched here, once."""
    at_the_desk(request)
    asked = whole(request)
    form = DeskExportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return taken(request, asked | {"file": form.cleaned_data["file"]}, form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, asked, form, status=INVALID if form.errors else 200)


def whole(request):
    """What the list is, with the columns it has for this person."""
    asked = kept(request.POST if request.method == "POST" else request.GET, "size")
    mine, _views = views_of(request.actor.scope)
    columns = asked.get("cols") or mine.get("cols", "")
    return {"tab": "waiting"} | asked | ({"cols": columns} if columns else {})


def taken(request, asked, reason):
    kind = DeskList(asked)
    facts = own(request) | {"write": lambda rows, note: export_file(kind, rows, note)}
    made, stream = take_out(kind, reason=reason, **facts)
    if stream is None:
        messages.success(
            request, _("The list is long and is being made. You get a message when it is ready.")
        )
        return redirect(f"{reverse('cases:desk_export')}?{urlencode(kept(asked))}")
    return sheet_response(stream, f"{kind.label} {made.asked_at:%Y%m%d}", kind.suffix)


def show(request, asked, form, *, status=200):
    narrowing = narrowing_of(asked, request.actor.scope)
    context = {
        "form": form,
        "asked": asked,
        "columns": columns_of(asked.get("cols", "")),
        "words": list(narrowing.words.values()),
        "exports": [(one, progress_of(one)) for one in mine_of(request)],
        "back": desk_at(kept(asked)),
        "here": "desk",
        "help": "desk",
    }
    return render_page_or_part(request, "cases/desk_export.html", "exports", context, status=status)


def mine_of(request):
    found = Export.objects.visible_to(request.actor.scope).filter(kind=DeskList.word)
    return found.order_by("-asked_at", "-pk")[:NEWEST]


@login_required
@require_POST
def desk_fetch(request, uuid):
    """A list that was made, once."""
    wanted = get_object_or_404(Export.objects.visible_to(request.actor.scope), uuid=uuid)
    if wanted.kind != DeskList.word:
        raise Http404
    try:
        stream = fetch(wanted, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("cases:desk_export")
    kind = DeskList(wanted.asked)
    return sheet_response(stream, f"{kind.label} {wanted.asked_at:%Y%m%d}", kind.suffix)
