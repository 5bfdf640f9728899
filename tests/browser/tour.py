"""The main pages of the platform with something on each, for tests that look at all of them."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cases.tracking import secret_of
from tests.contracts.scene import build

WIDTHS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1366, "height": 768}}


@dataclass(frozen=True)
class Stop:
    """One page: its name, its address, and whose eyes see it ("" for a resident)."""

    name: str
    path: str
    who: str = ""
    status: int = 200


def prepared():
    """The scene of the security tests, really there."""
    with transaction.atomic():
        return build()


def stops(scene):
    here, token = scene.main["here"], scene.qr.token
    waiting = scene.cases["here", "reported"].number
    told, rated = scene.cases["here", "fed_back"], scene.cases["here", "rated"].number
    yield Stop("home", "/")
    yield Stop("sign in", reverse("grids:sign_in"))
    yield Stop("door", reverse("cases:door", args=[token]))
    yield Stop("unknown code", reverse("cases:door", args=["AAAAAAAAAAA"]), status=404)
    yield Stop("report", reverse("cases:public_report", args=[token]))
    yield Stop("reported", reverse("cases:done", args=[token, here.secret]))
    yield Stop("look up", reverse("cases:track_lookup"))
    yield Stop("tracking", reverse("cases:track", args=[here.secret]))
    yield Stop("to be rated", reverse("cases:track", args=[secret_of(told)]))
    yield Stop("documentation", reverse("api:docs"))
    yield Stop("the desk", f"{reverse('cases:desk')}?case={waiting}", "desk")
    yield Stop("call taken down", reverse("cases:proxy_report"), "desk")
    yield Stop("case at the desk", reverse("cases:case", args=[waiting]), "desk")
    yield Stop("to be dispatched", f"{reverse('cases:case', args=[waiting])}?do=dispatch", "desk")
    yield Stop("its deadlines", reverse("cases:deadlines", args=[waiting]), "desk")
    yield Stop("to be struck off", reverse("cases:case", args=[rated]), "reviewer")
    yield Stop("work", reverse("cases:work"), "worker")
    yield Stop("found on the way", reverse("cases:quick_report"), "worker")
    yield Stop("case in hand", reverse("cases:case", args=[here.number]), "worker")
    yield Stop("to be resolved", f"{reverse('cases:case', args=[here.number])}?do=resolve", "worker")
    yield Stop("messages", reverse("messaging:messages"), "worker")
    yield Stop("configuration", reverse("admin:index"), "admin")


def as_each(browser, arguments, live_server, scene):
    """(browser context, its stops) for a resident and for each of the cast who has stops; signed in where needed."""
    everything = list(stops(scene))
    for who in dict.fromkeys(stop.who for stop in everything):
        context = browser.new_context(**arguments)
        if who:
            sign_in(context, getattr(scene.people, who), live_server)
        yield context, [stop for stop in everything if stop.who == who]
        context.close()


def sign_in(context, officer, live_server):
    """Give the browser a session of one of the cast."""
    client = Client()
    client.force_login(officer)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
