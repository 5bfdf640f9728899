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
from cases.views.public.door import gone, place_of
from cases.views.public.manners import (
    device_of,
    keep_device,
    new_device,
    public_page,
    secret_page,
)
from cases.views.public.track import case_of
from common.errors import Refused
from common.networks import network_of
from grids.actor import Actor
from grids.tokens import is_token, normalised

INVALID = 422
log = logging.getLogger(__name__)


@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def public_report(request, token):
    """The form with a fresh key; sent, it becomes a case, and the same tap twice becomes the same one."""
    posted = request.method == "POST"
    key = key_of(normalised(token), request.POST, request.FILES) if posted else None
    code = door.code_to_report_at(token, key) if posted else door.code_at(token)
    if code is None or not door.is_in_use(code):
        return gone(request, code)
    if not posted:
        return show(request, code, ReportForm())
    return to_done(code, known_report(key)) if code.is_reported else take_in(request, code, key)


def take_in(request, code, key):
    """Look at what was sent, count it, store its photos, report it. Nobody is turned away for coming often."""
    form = ReportForm(request.POST, request.FILES, code=code)
    device = device_of(request) or new_device()
    brings_something = form.is_valid() or form.cleaned_data.get("photos")
    pending = bool(brings_something) and over_budget(request, code, device)
    kept = [*form.cleaned_data.get("kept", []), *store_photos(form, code)]
    case = None if form.errors else case_from(form, code, kept, key, pending=pending)
    if case:
        return keep_device(to_done(code, case), device)
    form.again(kept)
    return keep_device(show(request, code, form, kept=kept, status=INVALID), device)


def over_budget(request, code, device):
    """Whether somebody looks at this one first; no while nobody counts: a report is worth more than its count."""
    return too_much(
        (budgets.REPORTS_OF_CODE, code.token),
        (budgets.REPORTS_OF_DEVICE, device),
        (budgets.REPORTS_OF_ADDRESS, network_of(request)),
        (budgets.REPORTS_OF_ALL, ""),
    )


def too_much(*shares, amount=1):
    try:
        return bool(budgets.spend(*shares, amount=amount))
    except budgets.CountersAway:
        log.warning("Reports are not counted: Redis does not answer.")
        return False


def store_photos(form, code):
    """The Files of the photos that are photos; the form says which are not, and when there is no room for more."""
    files, at = [], now()
    photos = form.cleaned_data.get("photos", [])
    whose = (budgets.PHOTO_BYTES_OF_CODE, code.token), (budgets.PHOTO_BYTES_OF_ALL, "")
    if photos and too_much(*whose, amount=sum(photo.size for photo in photos)):
        form.add_error(
            "photos", _("Too many photos come in just now. Please send it with a few words instead.")
        )
        return files
    for photo in photos:
        try:
            files.append(upload(photo, size=photo.size, by=Actor.reporter(), at=at))
        except Refused as refusal:
            form.add_error("photos", f"{photo.name}: {refusal}")
    return files


def case_from(form, code, photos, key, *, pending):
    """The case, or None with the refusal on the form."""
    said = form.cleaned_data
    try:
        return report(
            place=form.place,
            source=Source.QR,
            description=said["description"],
            category=said["category"],
            photos=photos,
            reporter=Person(phone=said["phone"], anonymous=said["anonymous"]),
            key=key,
            key_is_new=True,
            terms=code.terms,
            pending=pending,
            by=Actor.reporter(),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def show(request, code, form, *, kept=(), status=200):
    asked = {"words_first": request.GET.get("with") == "words"}
    page = place_of(code) | {"form": form, "kept_count": len(kept)} | asked
    return render(request, "cases/public/report.html", page, status=status)


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
        "case": {
            "number": case.number,
            "is_pending": case.pending,
            "stages": resident.stages(case.state, events),
        },
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
