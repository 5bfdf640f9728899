"""For whom somebody reads the notices at a door: kept on his device as words of a list, and nowhere else (S0-46).

`?for=jobs.elders` on a public page chooses, `?for=` takes it back: a link does it, with script or without. The cookie
holds these words and nothing that tells one device from another.
"""

from functools import wraps

from django.conf import settings

from common.preferences import keep
from grids.for_whom import chosen

NAME = "__Host-for-whom" if settings.TLS else "for-whom"
ASKED = "for"


def choice_of(request):
    """The Choice of the address, else of the device."""
    return chosen(request.GET.get(ASKED, request.COOKIES.get(NAME, "")))


def keeps_choice(view):
    """A page whose links choose: what its address says is remembered."""

    @wraps(view)
    def page(request, *args, **facts):
        response = view(request, *args, **facts)
        if ASKED in request.GET and response.status_code == 200:
            words = choice_of(request).words
            if words:
                keep(response, NAME, words)
            elif NAME in request.COOKIES:
                response.delete_cookie(NAME, samesite="Lax")
        return response

    return page
