"""A case's history as its reporter is told it: plain facts for the pure modules `resident` and `result`."""

from django.utils.timezone import now

from cases.enums import Action
from cases.models import Assignment, CaseFile
from cases.models.file import FileKind
from cases.resident import Event
from common.masking import mask_name
from files.enums import Kind
from grids.enums import ActorKind


def events_of(case, photo_address):
    """The whole history as the pure modules read it: two statements. `photo_address(file, kind)` is a photo's link."""
    photos = photos_of(case, photo_address)
    return [
        Event(
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


def photos_of(case, photo_address):
    """[(kind, event id, what the strip shows)] of the photos, oldest first."""
    rows = CaseFile.objects.filter(case=case, kind__in=FileKind.values).select_related("file").order_by("pk")
    return [(row.kind, row.event_id, strip_of(row.file, photo_address)) for row in rows]


def strip_of(file, photo_address):
    links = {kind.value: photo_address(file, kind) for kind in (Kind.THUMB, Kind.FULL)}
    return {"state": file.standing(at=now()), "label": "", **links}


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
