"""Take a list back within a day, as far as nobody has changed since what it brought."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.imports.begin import require_import
from grids.actions.imports.check import locked
from grids.actions.imports.later import AT_ONCE, UNDO, later
from grids.enums import ImportState, RowState
from grids.imports.kinds import kind_of
from grids.imports.rows import OpenRow, keep_rows

LISTED = 50
WRITTEN = (RowState.ADDED, RowState.UPDATED)


class ChangedSince(Refused):
    """Some rows have changed since; `rows` says which and why: {number: sentence}."""

    def __init__(self, rows):
        super().__init__(_("Some rows have changed since. They are listed below; nothing was taken back."))
        self.rows = rows


@transaction.atomic
def undo(batch, *, except_changed=False, by, at):
    """Put back what stood there before; over 2,000 rows later. Returns the ImportBatch.

    Refused after 24 hours; of more rows than a worker writes at a time unless `except_changed`. ChangedSince, and
    nothing done, where somebody has changed one of the rows since, unless `except_changed`: then those stay.
    """
    batch = locked(batch, ImportState.APPLIED)
    require_import(kind_of(batch.kind), by)
    if at > batch.undo_until:
        raise Refused(_("A list can be taken back for 24 hours. That is over."))
    count = batch.rows.filter(state__in=WRITTEN).count()
    if count <= AT_ONCE:
        return take_back(batch, except_changed=except_changed, by=by, at=at)
    if is_long(batch) and not except_changed:
        raise Refused(_("So long a list is taken back without the rows that have changed since."))
    batch.state, batch.only_good = ImportState.UNDOING, except_changed
    batch.save(update_fields=["state", "only_good"])
    later(UNDO, batch)
    return batch


def is_long(batch):
    """Whether a list is taken back in pieces: then not all or nothing, but what nobody has changed."""
    return batch.rows.filter(state__in=WRITTEN).count() > kind_of(batch.kind).at_a_time


def take_back_piece(batch, *, except_changed, by, at):
    """What a worker takes back at a time, from the end of the list; the rest is left to the next one. → ImportBatch."""
    batch = take_back(batch, except_changed=except_changed, by=by, at=at)
    if open_rows(batch).exists():
        batch.state, batch.undone_at = ImportState.UNDOING, None
        batch.save(update_fields=["state", "undone_at"])
        later(UNDO, batch)
    return batch


def open_rows(batch):
    """The rows that no piece has come to yet: those that stayed lie behind."""
    rows, reached = batch.rows.filter(state__in=WRITTEN), batch.notes.get("reached")
    return rows.filter(number__lt=reached) if reached else rows


def take_back(batch, *, except_changed, by, at):
    """At most as many rows as a worker writes at a time, in the caller's transaction: all of them, or nothing with
    ChangedSince. What was asked for in time is taken back even when it takes longer."""
    rows = list(open_rows(batch).order_by("-number")[: kind_of(batch.kind).at_a_time])
    opened = [OpenRow(row) for row in rows]
    with transaction.atomic():
        stayed = kind_of(batch.kind).take_back(opened, by=by, at=at)
        if stayed and not except_changed:
            raise ChangedSince(stayed)
    for row in rows:
        row.state = row.state if row.number in stayed else RowState.TAKEN_BACK
    keep_rows(rows)
    batch.state, batch.counts = ImportState.UNDONE, batch.rows.by_state()
    batch.undone_at = min(at, batch.undo_until)
    batch.notes |= {
        "stayed": first_of(stayed | stayed_before(batch)),
        "reached": rows[-1].number if rows else 1,
    }
    batch.save(update_fields=["state", "undone_at", "counts", "notes"])
    return batch


def stayed_before(batch):
    """What the pieces before this one left as it was: {row: why}."""
    before = batch.notes.get("stayed", {}) if "reached" in batch.notes else {}
    return {int(number): why for number, why in before.items()}


def first_of(stayed):
    """Of what has changed since, as many as a page lists: {row: why}."""
    return {str(number): why for number, why in sorted(stayed.items())[:LISTED]}
