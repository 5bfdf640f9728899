"""How a page says no: the case as it is now, with the form still filled in."""

from django.utils.timezone import now
from django_htmx.http import reswap, retarget

from cases.pages.sheet import read_sheet
from cases.views.staff.case import case_context
from cases.views.staff.preview import preview_context
from common.htmx import render_page_or_part


def answer_refusal(request, number, form, status):
    """The case's page; to the desk, its preview alone. The address of the page stays: nothing lives at the door's."""
    sheet = read_sheet(request.actor.scope, number)
    if request.htmx and request.htmx.target == "desk":
        context = preview_context(request, sheet, at=now(), bound=form)
        response = render_page_or_part(request, "cases/desk.html", "preview", context, status=status)
        response = reswap(retarget(response, "#preview"), "outerHTML")
    else:
        context = case_context(request, sheet, at=now(), bound=form)
        response = render_page_or_part(request, "cases/case.html", "case", context, status=status)
    response["HX-Push-Url"] = "false"
    return response
