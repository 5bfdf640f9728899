"""Between two steps of a sign-in: who has shown one and still owes another. He is not signed in, anywhere.

Kept in the session of the visitor for a quarter of an hour; good as long as the account is as it was.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.utils.crypto import constant_time_compare
from django.utils.timezone import now

from grids.actions.second_step import begin_step
from grids.actor import Actor
from grids.devices import shortened
from grids.middleware import ADDRESS, AGENT, OLD_PASSWORD, SEEN_AT, SIGNED_IN_AT, TWO_STEPS
from grids.models import AccountCode, Officer, SecondStep
from grids.passwords import is_over
from grids.sessions import PENDING
from grids.two_steps import needs_two_steps

GOOD_FOR = timedelta(minutes=15)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class Pending:
    officer: Officer
    code: AccountCode | None
    next: str


def begin(request, officer, *, next):
    """Note that the first step was right. The session gets a new key. Returns the Pending."""
    code = getattr(officer, "one_time_code", None)
    request.session.cycle_key()
    keep(request, Pending(officer, code, next))
    return pending_of(request)


def keep(request, pending):
    officer, code = pending.officer, pending.code
    request.session[PENDING] = {
        "officer": officer.pk,
        "hash": officer.get_session_auth_hash(),
        "code": code and code.pk,
        "next": pending.next,
        "until": int((now() + GOOD_FOR).timestamp()),
    }


def pending_of(request):
    """The Pending of this visitor, or None: nobody, too long ago, or the account has changed since."""
    noted = request.session.get(PENDING)
    if not noted or noted["until"] < now().timestamp():
        return None
    officer = Officer.objects.filter(pk=noted["officer"], is_active=True).first()
    if officer is None or not constant_time_compare(noted["hash"], officer.get_session_auth_hash()):
        return None
    code = AccountCode.objects.good(now()).filter(pk=noted["code"]).first() if noted["code"] else None
    if noted["code"] and code is None:
        return None
    return Pending(officer, code, noted["next"])


def next_page(officer, code):
    """The name of the page with the step that is still owed, or None: everything is shown."""
    if code is not None:
        return "grids:own_password"
    if SecondStep.objects.filter(user=officer, confirmed=True).exists():
        return "grids:second_step"
    if settings.SECOND_FACTOR == "required" and needs_two_steps(officer, Actor.of(officer).scope):
        return "grids:enrol"
    return None


def lead_on(request, officer, code, *, next):
    """After a right step: the name of the next page, or None once he is signed in. To be called by a POST."""
    page = next_page(officer, code)
    if page is None:
        enter(request, officer, two_steps=False)
        return None
    if page == "grids:enrol":
        begin_step(officer, at=now())
    officer.one_time_code = code
    begin(request, officer, next=next)
    return page


def enter(request, officer, *, two_steps):
    """Sign in: the session is somebody's from here on, under a new key."""
    request.session.pop(PENDING, None)
    login(request, officer, backend=BACKEND)
    moment = int(now().timestamp())
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = moment
    request.session[TWO_STEPS] = two_steps
    if is_over(officer, now()):
        request.session[OLD_PASSWORD] = True
    request.session[AGENT] = request.headers.get("User-Agent", "")[:200]
    request.session[ADDRESS] = shortened(request.META.get("REMOTE_ADDR", ""))
