"""How somebody wants to see the pages: large (the elder view), in which language. Kept in this browser, nowhere else.

`?elder=1` and `?elder=0` choose on any page, `?lang=en` and `?lang=zh-hans` too: a link does it, with script or
without, from a page whose secret address sends no referrer, and nothing on the server changes. `?b=1`, printed on the
cards of blocks where mostly older people live, begins large and gives way to what the person chose.
"""

from django.conf import settings

ELDER = "__Host-elder" if settings.TLS else "elder"
YEAR = 365 * 24 * 3600
YES, NO = "1", "0"
LANGUAGES = dict(settings.LANGUAGES)


class Preferences:
    """Puts `request.elder` on every request and remembers what its address chose. Stands before LocaleMiddleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = chosen_in(request) if request.META.get("QUERY_STRING") else {}
        request.COOKIES.update(chosen)
        request.elder = request.COOKIES.get(ELDER) == YES
        response = self.get_response(request)
        if chosen and response.headers.get("Content-Type", "").startswith("text/html"):
            for name, value in chosen.items():
                keep(response, name, value)
        return response


def chosen_in(request):
    """{cookie: value} of what the address asks for; what nobody offers is ignored."""
    if request.method not in ("GET", "HEAD"):
        return {}
    asked, chosen = request.GET, {}
    if asked.get("elder") in (YES, NO):
        chosen[ELDER] = asked["elder"]
    elif asked.get("b") == YES and ELDER not in request.COOKIES:
        chosen[ELDER] = YES
    if asked.get("lang") in LANGUAGES:
        chosen[settings.LANGUAGE_COOKIE_NAME] = asked["lang"]
    return chosen


def keep(response, name, value):
    facts = {"max_age": YEAR, "httponly": True, "samesite": "Lax", "secure": settings.TLS}
    response.set_cookie(name, value, **facts)
