"""Who reported, shown plain once, to somebody who says why."""

from django.contrib.auth.decorators import login_required
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cases.actions.reveal import reveal
from cases.forms.desk import ReasonForm
from cases.pages.sheet import read_sheet
from cases.views.staff.case import case_context
from common.errors import Refused
from common.htmx import render_page_or_part

CONFLICT, INVALID = 409, 422


@login_required
@never_cache
@require_POST
def reveal_reporter(request, number):
    """The case's page with the name and the number, this time only; the reason stays on record."""
    sheet = read_sheet(request.actor.scope, number)
    form, revealed, status = ReasonForm(request.POST, auto_id="reveal-%s"), [], INVALID
    if form.is_valid():
        try:
            facts = {"address": request.META.get("REMOTE_ADDR"), "by": request.actor, "at": now()}
            revealed, status = reveal(sheet.case, **form.cleaned_data, **facts), 200
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = CONFLICT
    context = case_context(request, sheet, at=now()) | {"revealed": revealed, "reveal_form": form}
    response = render_page_or_part(request, "cases/case.html", "case", context, status=status)
    response["HX-Push-Url"] = "false"
    return response
