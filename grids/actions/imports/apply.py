"""Bring a checked list in: all of it or nothing, or the rows that are right."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.imports.begin import require_import
from grids.actions.imports.check import lines_of, locked
from grids.actions.imports.later import APPLY, AT_ONCE, later, progress
from grids.enums import ImportState, RowState
from grids.imports.kinds import kind_of
from grids.imports.rows import keep_lines

SLICE = 1_000
DONE = {RowState.NEW: RowState.ADDED, RowState.CHANGED: RowState.UPDATED}


@transaction.atomic
def apply(batch, *, only_good, by, at):
    """Write what the list brings; over 2,000 rows later. Returns the ImportBatch.

    `only_good`: the right rows now, the wrong ones stay to be mended; else nothing while one row is wrong. Each row is
    checked once more against the base as it is now. Refused: nothing to write, wrong rows in the way.
    """
    batch = locked(batch, ImportState.CHECKED)
    require_import(kind_of(batch.kind), by)
    count = batch.rows.to_write().count()
    if not count:
        raise Refused(_("There is nothing to bring in."))
    if not only_good and batch.counts.get(RowState.WRONG):
        raise Refused(_("Some rows are still wrong. Mend them, or bring in the right rows first."))
    most = kind_of(batch.kind).at_a_time
    if not only_good and count > most:
        raise Refused(
            _("All or nothing goes up to %(count)s rows. Split the list, or bring in the right rows first.")
            % {"count": most}
        )
    batch.only_good, batch.refusal = only_good, ""
    if count <= AT_ONCE:
        return write(batch, by=by, at=at)
    batch.state = ImportState.APPLYING
    batch.save(update_fields=["only_good", "state", "refusal"])
    later(APPLY, batch)
    return batch


def write_piece(batch, *, by, at):
    """What a worker writes at a time; the rest of a very long list is left to the next one. Returns the ImportBatch."""
    batch = write(batch, by=by, at=at)
    if batch.rows.to_write().exists():
        batch.state, batch.applied_at = ImportState.APPLYING, None
        batch.save(update_fields=["state", "applied_at"])
        later(APPLY, batch)
    return batch


def write(batch, *, by, at):
    """Write the rows in the transaction of the caller. Refused and nothing written where one of all is wrong by now."""
    kind, rows = kind_of(batch.kind), list(batch.rows.to_write()[: kind_of(batch.kind).at_a_time])
    with transaction.atomic():
        lines = lines_of(batch, rows, by=by, at=at)
        good = [line for line in lines if line.state in DONE]
        for start in range(0, len(good), SLICE):
            kind.write(good[start : start + SLICE], by=by, at=at)
            progress(batch, start, len(good))
        if not batch.only_good and any(line.faults for line in lines):
            raise Refused(
                _("The base has changed since the check, and a row is wrong now. Check the list again.")
            )
    for line in lines:
        line.state = RowState.WRONG if line.faults else DONE.get(line.state, line.state)
    keep_lines(zip(rows, lines, strict=True))
    batch.state, batch.applied_at, batch.counts = ImportState.APPLIED, at, batch.rows.by_state()
    batch.save(update_fields=["only_good", "state", "applied_at", "counts", "refusal"])
    return batch
