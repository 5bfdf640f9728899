from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import now

from grids.actor import Actor

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
NOTED_EVERY = 60  # seconds; a page costs no write more than once a minute


class ActorMiddleware:
    """Sets `request.actor`, built on first use, so that a page without rights costs no query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: Actor.of(request.user))
        return self.get_response(request)


class SessionLimits:
    """Ends a session that stood idle, and every session after a working day (reliability.md 2.4).

    A visitor without a session cookie costs nothing.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session
        if signed_in and is_over(request.session, int(now().timestamp())):
            logout(request)
        return self.get_response(request)


def is_over(session, moment):
    """Whether a session has outlived a limit; notes that it was seen where it has not."""
    begun = session.setdefault(SIGNED_IN_AT, moment)
    seen = session.setdefault(SEEN_AT, moment)
    idle, absolute = settings.SESSION_IDLE.total_seconds(), settings.SESSION_ABSOLUTE.total_seconds()
    if moment - begun >= absolute or moment - seen >= idle:
        return True
    if moment - seen >= NOTED_EVERY:
        session[SEEN_AT] = moment
    return False


class KeptNowhere:
    """What somebody signed in, or a program with its key, is shown stays in no browser and no proxy.

    An answer that says itself how long it may be kept, as a photo does, is left alone.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
