"""The rows of an import: sealed one by one, written back many at a time."""

import json

from django.db import connection

from grids.models import ImportRow

SLICE = 5_000
WRITE = """
    update grids_importrow as r
    set state = v.state, subject = v.subject, faults = v.faults, before = v.before, after = v.after
    from unnest(%s::bigint[], %s::text[], %s::uuid[], %s::bytea[], %s::bytea[], %s::bytea[])
        as v (id, state, subject, faults, before, after)
    where r.id = v.id
"""
SEALED = ("faults", "before", "after")


class OpenRow:
    """An ImportRow with its sealed parts read."""

    def __init__(self, row):
        self.row, self.number, self.state, self.subject = row, row.number, row.state, row.subject
        self.before_facts = row.opened_before
        self.after_facts = json.loads(row.after or "{}")


def add_rows(batch, rows):
    """Keep the rows [(number, cells)] of a file."""
    ImportRow.objects.bulk_create(
        [ImportRow(batch=batch, number=number, cells=as_json(cells)) for number, cells in rows],
        batch_size=SLICE,
    )


def keep_lines(pairs):
    """Write what was found of [(ImportRow, Line)]: state, subject, faults, before, after."""
    pairs = list(pairs)
    for row, line in pairs:
        row.state, row.subject = line.state, line.subject
        row.faults = as_json([fault.plain() for fault in line.faults]) if line.faults else None
        row.before = as_json(line.before) if line.before else None
        row.after = as_json(line.after) if line.after else None
    keep_rows([row for row, _line in pairs])


def keep_rows(rows):
    """Write state, subject and the sealed parts of many rows in few statements."""
    for start in range(0, len(rows), SLICE):
        part = rows[start : start + SLICE]
        sealed = [[seal(row, name) for row in part] for name in SEALED]
        plain = [[row.pk for row in part], [str(row.state) for row in part], [row.subject for row in part]]
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [*plain, *sealed])


def seal(row, name):
    value = ImportRow._meta.get_field(name).pre_save(row, False)
    return None if value is None else bytes(value)


def as_json(value):
    return json.dumps(value, ensure_ascii=False)
