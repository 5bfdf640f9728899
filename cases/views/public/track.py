"""The tracking page of a report: whoever has its secret link is the reporter."""

import re

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from cases import resident, result, tracking
from cases.allowed import allowed_actions
from cases.enums import Action, State
from cases.forms.needs import LEVELS
from cases.forms.said import SaidForm
from cases.models import Case, CaseFile
from cases.models.category import UNCLASSIFIED
from cases.models.file import FileKind
from cases.pages.told import events_of, names_of
from cases.views.public.manners import secret_page
from files.enums import Kind
from files.enums import State as FileState
from files.models import Rendition
from files.responses import photo_response
from grids.actor import Actor

SECRET = re.compile(r"[a-z2-7]{24}")
PROMISED_IN = {State.REPORTED, State.DISPATCHED, State.HANDLING}
SAID = {Action.RATE, Action.REWORK, Action.REOPEN, Action.RESTORE, Action.WITHDRAW}
PAGE = "cases/public/track.html"


@secret_page
@require_safe
def track(request, secret):
    """The four stages, what happened in plain words, the photos, and what the reporter may say now."""
    case, said = case_of(secret), request.GET.get("said", "")
    return render(request, PAGE, page_of(case, secret) | {"said": said if said in SAID else ""})


@secret_page
@require_safe
def track_photo(request, secret, uuid, kind):
    """One photo of this report, redrawn; another case's, or one not ready, is not there."""
    if kind not in Kind.values or not SECRET.fullmatch(secret):
        raise Http404
    ours = CaseFile.objects.filter(case__tracking_hash=tracking.hash_of(secret), kind__in=FileKind.values)
    renditions = Rendition.objects.filter(file__in=ours.values("file"), file__state=FileState.READY)
    rendition = renditions.filter(file__uuid=uuid, kind=kind).first()
    if rendition is None:
        raise Http404
    return photo_response(rendition)


def case_of(secret):
    """The case of a secret, with its category; Http404 for any other text."""
    if not SECRET.fullmatch(secret):
        raise Http404
    case = Case.objects.select_related("category").filter(tracking_hash=tracking.hash_of(secret)).first()
    if case is None:
        raise Http404
    return case


def page_of(case, secret, *, refused=None, refusal=""):
    """What the page shows. `refused` is the form that was sent and has to be sent again, `refusal` a sentence."""
    events = events_of(case, photo_by(secret))
    forms = forms_of(case, refused)
    return {
        "case": shown(case, events),
        "secret": secret,
        "own_address": reverse("cases:track", args=[secret]),  # the page may be the answer to a form
        "forms": forms,
        "form": refused,
        "refusal": refusal,
    }


def photo_by(secret):
    """The address of a photo for whoever has the secret."""
    return lambda file, kind: reverse("cases:track_photo", args=[secret, file.uuid, kind])


def shown(case, events):
    names, said = names_of(case), result.said_of(events)
    return {
        "number": case.number,
        "title": title_of(case),
        "state_label": resident.state_words(case.state, case.void_reason),
        "stages": resident.stages(case.state, events),
        "due_at": (case.handle_due_at or case.total_due_at) if case.state in PROMISED_IN else None,
        "lines": resident.lines(events, names),
        "result": result.result_of(events, names),
        "said": said,
        "said_words": dict(LEVELS).get(said.level, "") if said else "",
    }


def title_of(case):
    """What it is about: its kind, or its place while nobody has sorted it."""
    return case.address if case.category.code == UNCLASSIFIED else case.category.name


def forms_of(case, refused=None):
    """A form for each verb the engine allows the reporter now, by its name."""
    at = now()
    open_now = [one.action for one in allowed_actions(case, Actor.reporter(), at=at)]
    forms = {action.value: SaidForm(action, case, at=at) for action in open_now if action in SAID}
    if refused is not None:
        forms[refused.allowed.name] = refused
    return forms
