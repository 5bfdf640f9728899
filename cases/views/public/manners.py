"""What every public page tells the browser, how one visitor is told from another without an account, and that a line to
the database that breaks under a page is nothing he should have to see."""

import secrets
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError, connection
from psycopg_pool import PoolTimeout

DEVICE = "__Host-device" if settings.TLS else "device"
SALT = "cases.device"
YEAR = 365 * 24 * 3600
LINE_LOST = ("08", "57P")  # connection exceptions; the server stops, crashed, or is not up yet

PUBLIC = {"X-Robots-Tag": "noindex, nofollow", "Cache-Control": "private, no-cache"}
SECRET = PUBLIC | {"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer"}


def public_page(view):
    """Open to everybody; found by nobody's search."""
    return told(view, PUBLIC)


def secret_page(view):
    """Open to whoever has the link, kept nowhere and named to nobody."""
    return told(view, SECRET)


def told(view, headers):
    @login_not_required
    @wraps(view)
    def page(request, *args, **facts):
        response = once_more(view, request, *args, **facts)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    return page


def once_more(view, request, *args, **facts):
    """The view's answer; run a second time where the line to the database broke under the first.

    Every public page may be run twice: it reads, or it has the key of the form. If the first run's COMMIT was done and
    only the answer to it was lost, the second finds the case.
    """
    try:
        return view(request, *args, **facts)
    except (InterfaceError, OperationalError) as error:
        if not is_lost(error.__cause__):
            raise
        connection.close()
    for photo in (photo for name in request.FILES for photo in request.FILES.getlist(name)):
        photo.seek(0)
    return view(request, *args, **facts)


def is_lost(error):
    """Whether the line was lost. A second try mends neither a lock nor a pool for which one has waited long enough."""
    if isinstance(error, PoolTimeout):
        return False
    state = getattr(error, "sqlstate", None)  # libpq itself has none: nobody was there to give it
    return state is None or state.startswith(LINE_LOST)


def device_of(request):
    """The mark of this device, signed by us; None before its first report."""
    return request.get_signed_cookie(DEVICE, default=None, salt=SALT, max_age=YEAR)


def new_device():
    return secrets.token_urlsafe(12)


def keep_device(response, device):
    """The one cookie of the public pages, set by a report: it counts reports and says nothing of the person."""
    facts = {"max_age": YEAR, "httponly": True, "samesite": "Lax", "secure": settings.TLS}
    response.set_signed_cookie(DEVICE, device, salt=SALT, **facts)
    return response
