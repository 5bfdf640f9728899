"""Remove what nobody holds: uploads never attached, and bytes without a row."""

from dataclasses import dataclass

from django.db import transaction

from files import places
from files.actions.documents import DOCUMENT_KEPT, remove_document
from files.enums import State
from files.holders import held_among
from files.models import Document, File, Rendition

UNATTACHED_DAYS = 1
STRAY_SECONDS = 86_400
SHEET_SECONDS = 7 * 86_400
BATCH = 500


@dataclass(frozen=True)
class Swept:
    files: int
    strays: int


def sweep(*, at):
    """Delete files of more than a day that no registered holder holds, then bytes of more than a day without a row
    and papers of more than a week."""
    _sweep_documents(at)
    return Swept(files=_sweep_rows(at), strays=_sweep_strays(at))


@transaction.atomic
def _sweep_documents(at):
    """The bytes of a spreadsheet go after a day at the latest; what it was called and whose it was stays."""
    old = Document.objects.select_for_update(skip_locked=True).filter(removed_at=None)
    old = list(old.filter(created_at__lt=at - DOCUMENT_KEPT)[:BATCH])
    for document in old:
        remove_document(document, at=at)


def _sweep_rows(at):
    count, last = 0, 0
    old = File.objects.received_before(at, days=UNATTACHED_DAYS).order_by("pk").values_list("pk", flat=True)
    while ids := list(old.filter(pk__gt=last)[:BATCH]):
        count += _delete_unheld(ids)
        last = ids[-1]
    return count


@transaction.atomic
def _delete_unheld(ids):
    # Locked first, asked then: whoever is attaching one of them right now holds its key, and it is skipped.
    locked = set(
        File.objects.select_for_update(skip_locked=True).filter(pk__in=ids).values_list("pk", flat=True)
    )
    unheld = File.objects.filter(pk__in=locked - held_among(locked)).prefetch_related("renditions")
    paths = [path for file in unheld for path in _bytes_of(file)]
    count = len(unheld)
    unheld.delete()
    transaction.on_commit(lambda: _unlink(paths))
    return count


def _bytes_of(file):
    yield places.original_of(file.uuid)
    yield from (places.absolute(rendition.path) for rendition in file.renditions.all())


def _sweep_strays(at):
    """A crash between rename and row, or between COMMIT and unlink, leaves bytes that no row speaks of."""
    before = at.timestamp() - STRAY_SECONDS
    waiting = {str(uuid) for uuid in File.objects.filter(state=State.WAITING).values_list("uuid", flat=True)}
    drawn = set(Rendition.objects.values_list("path", flat=True).iterator())
    kept = {str(uuid) for uuid in Document.objects.filter(removed_at=None).values_list("uuid", flat=True)}
    strays = [
        *(path for path in _older_than(before, places.DOCUMENTS) if path.name not in kept),
        *(path for path in _older_than(before, places.ORIGINALS) if path.name not in waiting),
        *(
            path
            for path in _older_than(before, places.RENDITIONS)
            if path.relative_to(places.root()).as_posix() not in drawn
        ),
        *_older_than(at.timestamp() - SHEET_SECONDS, places.SHEETS),  # drawn again when somebody asks
    ]
    _unlink(strays)
    return len(strays)


def _older_than(moment, folder):
    found = (path for path in (places.root() / folder).glob("*/*") if path.is_file())
    return [path for path in found if path.stat().st_mtime < moment]


def _unlink(paths):
    for path in paths:
        path.unlink(missing_ok=True)
