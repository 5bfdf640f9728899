"""Check a list before anything is written: choose its columns, try it out, mend a row in place."""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.imports.begin import require_import
from grids.actions.imports.later import AT_ONCE, CHECK, later, progress
from grids.enums import ImportState, RowState
from grids.imports.check import check_lines, tidy
from grids.imports.kinds import kind_of
from grids.imports.rows import as_json, keep_lines
from grids.models import ImportBatch, ImportRow

OPEN = (ImportState.READ, ImportState.CHECKED)
SLICE = 500
LONGEST = 1_000


def locked(batch, *states):
    """The batch under its lock. Stale where it is in none of these states any more."""
    batch = ImportBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
    if states and batch.state not in states:
        raise Stale(_("This list has gone on meanwhile. Look at it again."))
    return batch


def total_of(batch):
    return sum(batch.counts.values())


@transaction.atomic
def choose_columns(batch, *, columns, by, at):
    """Say which heading fills which field ({field: place}) and check the list; over 2,000 rows later. → ImportBatch.

    Refused: a required field without a heading, one heading for two fields.
    """
    batch, kind = locked(batch, *OPEN), kind_of(batch.kind)
    require_import(kind, by)
    places = {name: place for name, place in columns.items() if place is not None}
    missing = [str(one.label) for one in kind.columns if one.required and one.name not in places]
    if missing:
        raise Refused(_("Say which of your columns is: %(names)s.") % {"names": ", ".join(missing)})
    if len(set(places.values())) < len(places):
        raise Refused(_("One of your columns is chosen twice."))
    batch.columns, batch.refusal = places, ""
    if total_of(batch) <= AT_ONCE:
        return check(batch, by=by, at=at)
    batch.state = ImportState.CHECKING
    batch.save(update_fields=["columns", "state", "refusal"])
    later(CHECK, batch)
    return batch


def check(batch, *, by, at):
    """Check every row as it would be written, and write down what it does. In the caller's transaction."""
    kind, rows = kind_of(batch.kind), list(batch.rows.order_by("number"))
    lines = lines_of(batch, rows, by=by, at=at)
    try_out(batch, kind, lines, by=by, at=at)
    keep_lines(zip(rows, lines, strict=True))
    batch.state, batch.counts = ImportState.CHECKED, batch.rows.by_state()
    batch.save(update_fields=["columns", "state", "counts", "refusal"])
    return batch


def lines_of(batch, rows, *, by, at):
    cells = [(row.number, row.opened_cells) for row in rows]
    return check_lines(kind_of(batch.kind), cells, batch.columns, by=by, on=localdate(at))


def try_out(batch, kind, lines, *, by, at):
    """Write it and take it back: what an action would refuse is known before it is done.

    Not for more than a worker writes at a time: there it is known row by row when it is brought in.
    """
    if len(lines) > kind.at_a_time:
        return
    good = [line for line in lines if line.state in (RowState.NEW, RowState.CHANGED)]
    for start in range(0, len(good), SLICE):
        progress(batch, start, len(good))
        part = good[start : start + SLICE]
        with transaction.atomic():
            kind.write(part, by=by, at=at)
            transaction.set_rollback(True)
        for line in part:
            line.after = None
            if line.target is None:
                line.subject = None


@transaction.atomic
def change_row(row, *, cells, by, at):
    """Mend the cells of one row on the page ({place: text}) and check it again. Returns the ImportBatch."""
    batch = locked(row.batch, ImportState.CHECKED)
    row = ImportRow.objects.select_for_update(of=["self"]).get(pk=row.pk, batch=batch)
    kept = row.opened_cells + [""] * (len(batch.heads) - len(row.opened_cells))
    for place, text in cells.items():
        kept[place] = text[:LONGEST]
    row.cells = as_json(tidy(kept)[0])
    row.save(update_fields=["cells"])
    return look_again(batch, row, by=by, at=at)


def look_again(batch, row, *, by, at):
    lines = lines_of(batch, [row], by=by, at=at)
    try_out(batch, kind_of(batch.kind), lines, by=by, at=at)
    keep_lines([(row, lines[0])])
    batch.counts = batch.rows.by_state()
    batch.save(update_fields=["counts"])
    return batch


@transaction.atomic
def leave_out(row, *, by, at):
    """Keep what the base has: this row brings nothing in. Returns the ImportBatch."""
    batch = locked(row.batch, ImportState.CHECKED)
    row = ImportRow.objects.select_for_update(of=["self"]).get(pk=row.pk, batch=batch)
    row.state, row.faults, row.before = RowState.SAME, None, None
    row.save(update_fields=["state", "faults", "before"])
    batch.counts = batch.rows.by_state()
    batch.save(update_fields=["counts"])
    return batch
