"""Spreadsheets as answers: written to a file without a name, sent, and gone."""

import tempfile
from pathlib import Path

from django.http import FileResponse

from grids.enums import RowState
from grids.imports.writing import write_mended, write_template

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}


def made(write):
    """An open file that `write(path)` has filled; its name is taken off at once, so that nothing stays behind."""
    with tempfile.TemporaryDirectory(prefix="list-") as folder:
        path = Path(folder) / "list.xlsx"
        write(path)
        return path.open("rb")


def template_file(kind):
    return made(lambda path: write_template(kind, path))


def wrong_rows_file(batch, kind):
    rows = batch.rows.filter(state=RowState.WRONG).order_by("number").iterator(chunk_size=1000)
    return made(lambda path: write_mended(batch, kind, rows, path))


def export_file(kind, rows, note):
    """(open file, how many rows)."""
    counted = []
    stream = made(lambda path: counted.append(kind.write_out(rows, path, note)))
    return stream, counted[0]


def sheet_response(stream, name, suffix="xlsx"):
    """Send a spreadsheet, or a plain table, to be saved under a name."""
    kind = TYPES[suffix]
    return FileResponse(
        stream, as_attachment=True, filename=f"{name}.{suffix}", content_type=kind, headers=HEADERS
    )
