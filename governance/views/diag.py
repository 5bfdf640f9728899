"""A page on which anybody sees what their phone or computer can do here, to read out or send to the administrator."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance.browsers import browser_of

MARK = "__Host-diag" if settings.TLS else "diag"
MARK_SECONDS = 600
MOST = 300  # of what a browser says of itself: it is shown, and anybody may send anything
GOOD, BAD, OPEN = "good", "bad", "open"


@dataclass(frozen=True)
class Line:
    """One thing looked at: `verdict` good, bad or open; `advice` says what to do about it."""

    name: str
    label: str
    verdict: str
    words: str
    advice: str = ""


@login_not_required
@never_cache
@require_safe
def diag(request):
    """What the server sees; the page's script adds what only the browser knows. Nothing of the person, nothing kept."""
    lines = [browser_line(request), secure_line(request), cookie_line(request)]
    moment = now()
    page = {"lines": lines, "server_time": localtime(moment), "server_epoch": int(moment.timestamp() * 1000)}
    response = render(request, "governance/diag.html", page)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    facts = {"max_age": MARK_SECONDS, "httponly": True, "samesite": "Lax", "secure": settings.TLS}
    response.set_cookie(MARK, "1", **facts)
    return response


def browser_line(request):
    said = request.headers.get("User-Agent", "")[:MOST]
    browser = browser_of(said)
    known = f"{browser.name} {browser.version}".strip()
    words = known if browser.engine in ("", known) else f"{known} ({browser.engine})"
    if browser.runs is None:
        return Line("browser", _("Browser"), OPEN, words or _("It does not say what it is."))
    if browser.runs:
        return Line("browser", _("Browser"), GOOD, words)
    advice = _("It is too old for some buttons. Reporting works all the same; update it, or use WeChat.")
    return Line("browser", _("Browser"), BAD, words, advice)


def secure_line(request):
    if request.is_secure():
        return Line("secure", _("Safe line (https)"), GOOD, _("yes"))
    advice = _(
        "Camera, position and copying need it. Type https:// before the address, or tell the administrator."
    )
    return Line("secure", _("Safe line (https)"), BAD, _("no"), advice)


def cookie_line(request):
    if request.COOKIES:
        return Line("cookies", _("Cookies"), GOOD, _("allowed"))
    if "again" in request.GET:
        advice = _(
            "Allow cookies for this address, or leave the private window. Without them nothing can be sent."
        )
        return Line("cookies", _("Cookies"), BAD, _("not allowed"), advice)
    return Line("cookies", _("Cookies"), OPEN, _("not known yet"), _("Press “Check again” below."))
