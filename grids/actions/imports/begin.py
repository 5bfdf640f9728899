"""Bring a list in: keep the file, have it read, match its headings with the fields."""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from common.clock import database_time
from common.errors import Refused
from files import places
from files.actions.documents import receive_document, remove_document
from grids.actions.imports.later import READ, later
from grids.enums import ImportState
from grids.imports.check import tidy
from grids.imports.columns import heads_in, matched, plain
from grids.imports.kinds import kind_of
from grids.imports.reading import (
    CPU_AT_ONCE,
    CPU_SECONDS,
    MOST_ROWS,
    ReadFailed,
    Unreadable,
    is_small,
    read_sheet,
)
from grids.imports.refusals import NAMES, OF_WPS, REFUSALS
from grids.imports.rows import add_rows
from grids.models import ImportBatch
from grids.models.import_batch import APPLIED

LONGEST_HEAD = 80


def begin(kind, stream, *, size, name, mends=None, by, at):
    """Keep the list read from `stream` and read it: a small one at once, a large one later. Returns the ImportBatch.

    Refused: who may not bring this in, what is no list by its name, over 20 MB, empty. What is wrong inside the file is
    said on the batch itself.
    """
    require_import(kind, by)
    if name.lower().endswith(OF_WPS):
        raise Refused(REFUSALS["wps"], code="wps")
    if not name.lower().endswith(NAMES):
        raise Refused(REFUSALS["name"], code="not_a_list")
    document = receive_document(stream, size=size, name=name, at=at)
    facts = {"kind": kind.word, "document": document, "mends": mends, "begun_by": by.officer, "begun_at": at}
    small = is_small(places.document_of(document.uuid))
    with transaction.atomic():
        batch = ImportBatch.objects.create(**facts)
        if not small:
            later(READ, batch)
    return read_at_once(batch) if small else batch


def read_at_once(batch):
    """Read while the person waits; where the machine cannot, it is tried again later."""
    try:
        return read(batch, cpu_seconds=CPU_AT_ONCE)
    except ReadFailed:
        with transaction.atomic():
            later(READ, batch)
        return batch


def require_import(kind, by):
    """Refuse whoever may nowhere bring in such a thing; where he may is asked row by row."""
    if kind is None or not by.holds(kind.permission):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")


def read(batch, *, cpu_seconds=CPU_SECONDS):
    """Read the file of a batch that waits to be read. Twice is once. Returns the ImportBatch."""
    if batch.state != ImportState.READING:
        return batch
    be_patient()
    try:
        sheet = read_sheet(places.document_of(batch.document.uuid), cpu_seconds=cpu_seconds)
        heads, rows = parted(sheet, kind_of(batch.kind))
    except Unreadable as word:
        return refuse(batch, word.args[0])
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
        if batch.state == ImportState.READING:
            keep(batch, heads, rows, sheet.filled)
            remove_document(batch.document, at=database_time())  # its rows are kept sealed, the file is plain
    return batch


def be_patient():
    """The child is waited for inside the transaction of the outbox's row, longer than an idle one may take."""
    if connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("set local idle_in_transaction_session_timeout = 0")


def parted(sheet, kind):
    """(headings, rows below them). Raises Unreadable where there is none."""
    place = heads_in(sheet.rows, kind.columns)
    if place is None or not sheet.rows[place + 1 :]:
        raise Unreadable("empty")
    rows = sheet.rows[place + 1 :]
    if len(rows) > MOST_ROWS:
        raise Unreadable("too_many_rows")
    return [head[:LONGEST_HEAD] for head in sheet.rows[place][1]], rows


@transaction.atomic
def refuse(batch, word):
    batch.state, batch.refusal = ImportState.REFUSED, word
    batch.save(update_fields=["state", "refusal"])
    remove_document(batch.document, at=database_time())
    return batch


def keep(batch, heads, rows, filled):
    """The rows with what was put right on the way, and the columns as they match by name."""
    spaced = wide = 0
    plain_rows = []
    for number, cells in rows:
        cells, some, others = tidy(cells[: len(heads)])
        spaced, wide = spaced + some, wide + others
        plain_rows.append((number, cells))
    add_rows(batch, plain_rows)
    batch.heads, batch.notes = heads, {"filled": filled, "spaced": spaced, "wide": wide}
    batch.columns = matched(heads, kind_of(batch.kind).columns, chosen_last(batch))
    batch.counts, batch.state = {"read": len(rows)}, ImportState.READ
    batch.save(update_fields=["heads", "notes", "columns", "counts", "state"])


def chosen_last(batch):
    """{plain heading: field or ""} as this person matched them for this kind the last time."""
    mine = ImportBatch.objects.filter(begun_by=batch.begun_by, kind=batch.kind)
    last = mine.filter(state__in=[ImportState.CHECKED, *APPLIED]).order_by("-begun_at", "-pk").first()
    if last is None:
        return {}
    fields = {place: name for name, place in last.columns.items()}
    return {plain(head): fields.get(place, "") for place, head in enumerate(last.heads)}
