"""The tracking page of a report: whoever has its secret link is the reporter."""

import re

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from cases import resident, tracking
from cases.allowed import allowed_actions
from cases.enums import Action, State
from cases.forms.said import SaidForm
from cases.models import Assignment, Case, CaseFile
from cases.models.category import UNCLASSIFIED
from cases.models.file import FileKind
from cases.views.public.manners import secret_page
from common.masking import mask_name
from files.enums import Kind
from files.enums import State as FileState
from files.models import Rendition
from files.responses import photo_response
from grids.actor import Actor
from grids.enums import ActorKind

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
    events = events_of(case, secret)
    forms = forms_of(case, refused)
    return {
        "case": shown(case, events),
        "secret": secret,
        "forms": forms,
        "form": refused,
        "refusal": refusal,
    }


def shown(case, events):
    return {
        "number": case.number,
        "title": case.address if case.category.code == UNCLASSIFIED else case.category.name,
        "state_label": resident.state_words(case.state, case.void_reason),
        "stages": resident.stages(case.state, events),
        "due_at": (case.handle_due_at or case.total_due_at) if case.state in PROMISED_IN else None,
        "lines": resident.lines(events, names_of(case)),
    }


def forms_of(case, refused=None):
    """A form for each verb the engine allows the reporter now, by its name."""
    at = now()
    open_now = [one.action for one in allowed_actions(case, Actor.reporter(), at=at)]
    forms = {action.value: SaidForm(action, case, at=at) for action in open_now if action in SAID}
    if refused is not None:
        forms[refused.allowed.name] = refused
    return forms


def events_of(case, secret):
    """The whole history as the pure module reads it: two statements."""
    photos = photos_of(case, secret)
    return [
        resident.Event(
            action=Action(event.action),
            at=event.at,
            public=event.public,
            by_reporter=event.actor_kind == ActorKind.REPORTER,
            from_state=event.from_state,
            data=event.data,
            words=case.description if event.action == Action.REPORT else words_of(event),
            files=photos_beside(event, photos),
        )
        for event in case.events.with_words()
    ]


def words_of(event):
    return event.text.words if hasattr(event, "text") else ""


def photos_of(case, secret):
    """[(kind, event id, what the strip shows)] of the photos, oldest first."""
    rows = CaseFile.objects.filter(case=case, kind__in=FileKind.values).select_related("file").order_by("pk")
    return [(row.kind, row.event_id, strip_of(row.file, secret)) for row in rows]


def strip_of(file, secret):
    def address(kind):
        return reverse("cases:track_photo", args=[secret, file.uuid, kind])

    return {"state": file.state, "thumb": address(Kind.THUMB), "full": address(Kind.FULL), "label": ""}


def photos_beside(event, photos):
    """The reporter's photos stand beside the report, those of a result beside their event."""
    if event.action == Action.REPORT:
        return tuple(strip for kind, _, strip in photos if kind == FileKind.REPORT)
    return tuple(strip for kind, owner, strip in photos if kind == FileKind.RESULT and owner == event.pk)


def names_of(case):
    """{public id: name} of whoever has had the case: a grid with a masked person, or a department."""
    given = Assignment.objects.filter(case=case).select_related("post__officer", "post__grid", "department")
    rows = given.defer("post__grid__boundary")
    return {str((row.post or row.department).uuid): name_of(row) for row in rows}


def name_of(row):
    if row.department:
        return row.department.name
    grid = row.post.grid.name if row.post.grid else ""
    return f"{grid} {mask_name(row.post.officer.name)}".strip()
