"""Report at a door: the form, the report itself, and the page that says what happens next."""

import logging

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases import budgets, door, resident, tracking
from cases.actions.photos import upload
from cases.actions.report import Person, known_report, report
from cases.enums import Action, Source
from cases.forms.report import ReportForm, key_of
from cases.place import CasePlace
from cases.views.public.door import gone, place_of
from cases.views.public.manners import (
    device_of,
    keep_device,
    network_of,
    new_device,
    public_page,
    secret_page,
)
from cases.views.public.track import case_of
from common.errors import Refused
from grids.actor import Actor
from grids.tokens import is_token, normalised

INVALID, TOO_MANY = 422, 429
MINUTE = 60
log = logging.getLogger(__name__)


@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def public_report(request, token):
    """The form with a fresh key; sent, it becomes a case, and the same tap twice becomes the same one."""
    key = key_of(normalised(token), request.POST, request.FILES) if request.method == "POST" else None
    code = door.code_at(token, key=key)
    if code is None or not door.is_in_use(code):
        return gone(request, code)
    if code.is_reported:
        return to_done(code, known_report(key))
    if request.method == "POST":
        return take_in(request, code, key)
    return show(request, code, ReportForm())


def take_in(request, code, key):
    """Look at what was sent, count it, store its photos, report it."""
    form = ReportForm(request.POST, request.FILES)
    device = device_of(request) or new_device()
    brings_something = form.is_valid() or form.cleaned_data.get("photos")
    if brings_something and (wait := over_budget(request, code, device)):
        return keep_device(too_many(request, code, form, wait), device)
    kept = [*form.cleaned_data.get("kept", []), *store_photos(form)]
    case = None if form.errors else case_from(form, code, kept, key)
    if case:
        return keep_device(to_done(code, case), device)
    form.again(kept)
    return keep_device(show(request, code, form, kept=kept, status=INVALID), device)


def over_budget(request, code, device):
    """Seconds to wait; 0 within the budgets, and 0 while nobody counts: a report is worth more than its count."""
    try:
        return budgets.spend(
            (budgets.REPORTS_OF_CODE, code.token),
            (budgets.REPORTS_OF_DEVICE, device),
            (budgets.REPORTS_OF_ADDRESS, network_of(request)),
        )
    except budgets.CountersAway:
        log.warning("Reports are not counted: Redis does not answer.")
        return 0


def store_photos(form):
    """The Files of the photos that are photos; the form says which are not."""
    files, at = [], now()
    for photo in form.cleaned_data.get("photos", []):
        try:
            files.append(upload(photo, size=photo.size, by=Actor.reporter(), at=at))
        except Refused as refusal:
            form.add_error("photos", f"{photo.name}: {refusal}")
    return files


def case_from(form, code, photos, key):
    """The case, or None with the refusal on the form."""
    said = form.cleaned_data
    try:
        return report(
            place=CasePlace.of_code(code),
            source=Source.QR,
            description=said["description"],
            category=said["category"],
            photos=photos,
            reporter=Person(phone=said["phone"], anonymous=said["anonymous"]),
            key=key,
            by=Actor.reporter(),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def show(request, code, form, *, kept=(), status=200, **more):
    page = place_of(code) | {"form": form, "kept_count": len(kept)} | more
    return render(request, "cases/public/report.html", page, status=status)


def too_many(request, code, form, wait):
    """Not now, until when, whom to call; what was typed stays."""
    minutes = -(-wait // MINUTE)
    words = _(
        "Many reports came from here in a short time. Please press again in %(minutes)s min, or call 12345."
    )
    kept = form.cleaned_data.get("kept", [])
    form.add_error(None, words % {"minutes": minutes})
    form.again(kept)
    response = show(request, code, form, kept=kept, status=TOO_MANY, is_urgent=True)
    response["Retry-After"] = str(wait)
    return response


def to_done(code, case):
    return redirect("cases:done", token=code.token, secret=tracking.secret_of(case))


@secret_page
@require_safe
def done(request, token, secret):
    """The number, the secret link, what happens next and until when. Can be opened again."""
    if not is_token(normalised(token)):
        raise Http404
    case = case_of(secret)
    events = [resident.Event(action=Action.REPORT, at=case.reported_at)]
    page = {
        "case": {"number": case.number, "stages": resident.stages(case.state, events)},
        "secret": secret,
        "tracking_url": request.build_absolute_uri(reverse("cases:track", args=[secret])),
        "qr": {"token": normalised(token)},
        "promises": promises(case),
    }
    return render(request, "cases/public/done.html", page)


def promises(case):
    """What comes next and until when: the clocks that run."""
    words = [
        (_("The street office looks at it"), case.accept_due_at),
        (_("It is passed to whoever can settle it"), case.dispatch_due_at),
        (_("Somebody calls you"), case.first_contact_due_at),
        (_("It is settled, and you get an answer"), case.total_due_at),
    ]
    return [{"words": said, "until": until} for said, until in words if until]
