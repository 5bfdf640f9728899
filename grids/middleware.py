from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now

from common.saying import speaking_for
from grids.actor import Actor
from grids.two_steps import needs_two_steps

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
TWO_STEPS = "two_steps"
OLD_PASSWORD = "old_password"  # noqa: S105  the name of a mark in the session
AGENT = "agent"
ADDRESS = "address"
NOTED_EVERY = 60  # seconds; a page costs no write more than once a minute


class ActorMiddleware:
    """Sets `request.actor`, built on first use, so that a page without rights costs no query; it speaks in the words
    of the place where the reader stands."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: Actor.of(request.user))
        with speaking_for(lambda: request.actor.scope.ground_code):
            return self.get_response(request)


class SessionLimits:
    """Ends a session that stood idle, and every session after a working day (reliability.md 2.4).

    So too one that was begun with a single step where two are required by now, of him and in this place: whatever
    made it, it opens nothing. A visitor without a session cookie costs nothing.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session
        if signed_in and (is_over(request.session, int(now().timestamp())) or owes_a_step(request)):
            logout(request)
            request.actor = Actor.reporter()
        elif signed_in and owes_a_password(request):
            return redirect("grids:password")
        return self.get_response(request)


def owes_a_password(request):
    """Whether the password was too old at sign-in and is still to be changed: nothing else opens before (等保三级)."""
    if not request.session.get(OLD_PASSWORD):
        return False
    return request.path not in (reverse("grids:password"), reverse("grids:sign_out"))


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


def owes_a_step(request):
    if settings.SECOND_FACTOR != "required" or request.session.get(TWO_STEPS):
        return False
    return request.user.is_authenticated and needs_two_steps(request.user, request.actor.scope)


class SignInFirst(LoginRequiredMiddleware):
    """Whoever is not signed in comes back to the page he was on: an address that only takes a POST opens nothing."""

    def handle_no_permission(self, request, view_func):
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        page = request.headers.get("Referer", "")
        ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()})
        address = urlsplit(page)._replace(scheme="", netloc="").geturl() if ours else "/"
        return redirect_to_login(
            address, self.get_login_url(view_func), self.get_redirect_field_name(view_func)
        )


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
