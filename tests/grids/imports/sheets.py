"""Spreadsheets for tests, and a list led through the steps of an import."""

import io

from django.utils.timezone import now
from xlsxwriter import Workbook

from grids.actions.imports.begin import begin
from grids.actions.imports.check import choose_columns
from grids.imports.kinds import kind_of

BUILDINGS = ("网格编码", "楼栋名称", "地址", "户数")


def xlsx(*rows, merge=()):
    """An xlsx of these rows as bytes; `merge` are ranges with their text."""
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    for place, text in merge:
        sheet.merge_range(place, text)
    book.close()
    return target.getvalue()


def brought(kind, content, *, by, name="名单.xlsx", at=None, **facts):
    """A list received and read."""
    stream = io.BytesIO(content)
    return begin(kind_of(kind), stream, size=len(content), name=name, by=by, at=at or now(), **facts)


def checked(kind, *rows, by, at=None, **facts):
    """A list of rows, the headings first, checked by the columns that match by name."""
    batch = brought(kind, xlsx(*rows), by=by, at=at, **facts)
    return choose_columns(batch, columns=batch.columns, by=by, at=at or now())


def faults_of(batch):
    """{row: [(column, reason)]} of a checked list."""
    found = {}
    for row in batch.rows.order_by("number"):
        if row.faults:
            found[row.number] = [(fault.column, fault.reason) for fault in row.opened_faults]
    return found
