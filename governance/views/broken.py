"""What somebody reads when something broke here, or could not be read, or when the database is away for a moment.

A program that asked the API is told the same as a problem; each answer says the number of its request.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from common.api.problems import bare_problem
from common.plain_address import API
from common.traces import trace_of
from grids.templatetags.brands import at_hand

AWAY = (
    InterfaceError,
    OperationalError,
)  # gone, full, recovering, or a row held for longer than a person waits
UNAVAILABLE = 503
RETRY_SECONDS = 5


def misread(request, exception=None):
    """`handler400`: what arrived could not be read; what it was is never repeated."""
    return plain(request, 400, _("The request could not be read."))


def broken(request):
    """`handler500`: 503 where the database does not answer, 500 for everything else."""
    if isinstance(sys.exc_info()[1], AWAY):
        return away(request)
    return plain(request, 500, _("Please try again later. If it happens again, tell us the trace id."))


def plain(request, status, detail):
    """A page that needs nothing that may be broken, not even the request's host."""
    if request.path_info.startswith(API):
        return bare_problem(request, status, detail)
    page = {"trace": trace_of(request), "look": at_hand(request)}
    return HttpResponse(render_to_string(f"{status}.html", page), status=status)


@sensitive_variables("typed")
def away(request):
    """A page that asks nothing of the database. What was typed is in it, to be sent again under the same key.

    Photos cannot be kept in a page: with them the way back is the browser's, where they still are.
    """
    if request.path_info.startswith(API):
        response = bare_problem(request, UNAVAILABLE, _("Please try again in a moment."))
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
    typed = request.POST.lists() if request.method == "POST" and "key" in request.POST else ()
    page = {
        "fields": [
            (name, value) for name, values in typed if name != "csrfmiddlewaretoken" for value in values
        ],
        "has_photos": bool(request.FILES),
        "is_sent": request.method == "POST",
        "trace": trace_of(request),
    }
    response = render(request, "503.html", page, status=UNAVAILABLE)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response
