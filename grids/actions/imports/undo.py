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

    Refused after 24 hours. ChangedSince, and nothing done, where somebody has changed one of the rows since, unless
    `except_changed`: then those stay as they are.
    """
    batch = locked(batch, ImportState.APPLIED)
    require_import(kind_of(batch.kind), by)
    if batch.rows.filter(state__in=WRITTEN).count() <= AT_ONCE:
        return take_back(batch, except_changed=except_changed, by=by, at=at)
    batch.state, batch.only_good = ImportState.UNDOING, except_changed
    batch.save(update_fields=["state", "only_good"])
    later(UNDO, batch)
    return batch


def take_back(batch, *, except_changed, by, at):
    """In the caller's transaction: all, or nothing with ChangedSince."""
    if at > batch.undo_until:
        raise Refused(_("A list can be taken back for 24 hours. That is over."))
    rows = list(batch.rows.filter(state__in=WRITTEN).order_by("-number"))
    opened = [OpenRow(row) for row in rows]
    with transaction.atomic():
        stayed = kind_of(batch.kind).take_back(opened, by=by, at=at)
        if stayed and not except_changed:
            raise ChangedSince(stayed)
    for row in rows:
        row.state = row.state if row.number in stayed else RowState.TAKEN_BACK
    keep_rows(rows)
    batch.state, batch.undone_at, batch.counts = ImportState.UNDONE, at, batch.rows.by_state()
    batch.notes |= {"stayed": first_of(stayed)}
    batch.save(update_fields=["state", "undone_at", "counts", "notes"])
    return batch


def first_of(stayed):
    """Of what has changed since, as many as a page lists: {row: why}."""
    return {str(number): why for number, why in sorted(stayed.items())[:LISTED]}
