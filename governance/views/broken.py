"""What somebody reads when something broke here, and when it is only the database that is away for a moment."""

import sys

from django.db import InterfaceError, OperationalError
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables
from django.views.defaults import server_error

AWAY = (
    InterfaceError,
    OperationalError,
)  # gone, full, recovering, or a row held for longer than a person waits
UNAVAILABLE = 503
RETRY_SECONDS = 5


def broken(request):
    """`handler500`: 503 where the database does not answer, 500 for everything else."""
    if isinstance(sys.exc_info()[1], AWAY):
        return away(request)
    return server_error(request)


@sensitive_variables("typed")
def away(request):
    """A page that asks nothing of the database. What was typed is in it, to be sent again under the same key.

    Photos cannot be kept in a page: with them the way back is the browser's, where they still are.
    """
    typed = request.POST.lists() if request.method == "POST" and "key" in request.POST else ()
    page = {
        "fields": [
            (name, value) for name, values in typed if name != "csrfmiddlewaretoken" for value in values
        ],
        "has_photos": bool(request.FILES),
        "is_sent": request.method == "POST",
    }
    response = render(request, "503.html", page, status=UNAVAILABLE)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response
