"""Photos: received raw, redrawn by the worker, attached to a case by the event they came with."""

from django.db import transaction
from django.utils.translation import gettext as _

from cases.models import CaseFile
from common.errors import Refused
from files.actions.receive import receive
from files.actions.redraw import redraw
from messaging import outbox

RECEIVED = "file.received"
MOST = 6


def upload(stream, *, size, by, at):
    """Take one photo in (≤ 12 MB, JPEG/PNG/WEBP by its first bytes) and leave it to the worker to redraw.

    Answers the File; it waits a day for the case it is meant for. Raises Refused for what is no photo or too large.
    """
    file = receive(stream, size=size, at=at)
    with transaction.atomic():
        CaseFile.objects.create(file=file, uploaded_by_id=by.officer_id, uploaded_at=at)
        outbox.write(RECEIVED, key=file.uuid, payload={"file": file.pk})
    return file


def attach(case, event, files, kind):
    """Give waiting photos to an event of a case; each belongs to one event only."""
    if not files:
        return
    if len(files) > MOST:
        raise Refused(_("At most six photos, please."), code="too_many_photos")
    waiting = CaseFile.objects.filter(file__in=files, case=None)
    if waiting.update(case=case, event=event, kind=kind) != len(set(files)):
        raise Refused(
            _("One of the photos belongs to another report. Please add it again."), code="photo_taken"
        )


def redraw_received(payload, *, key):
    """Consumer of `file.received`."""
    redraw(payload["file"])


def files_held(file_ids):
    """Which of these files a case holds, or is given at this moment: the others are swept after a day.

    Those that wait are locked for the sweep's transaction, so that nobody is given one while it goes.
    """
    ours = CaseFile.objects.filter(file_id__in=file_ids).values_list("file_id", flat=True)
    waiting = set(ours.select_for_update(skip_locked=True).filter(case=None))
    return set(ours) - waiting
