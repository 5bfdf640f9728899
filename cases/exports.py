"""A list of the desk as a file: the same cases, columns and order as on the page, as a spreadsheet or plain text."""

import csv

from django.utils.translation import gettext_lazy as _

from cases.listing import listing_of
from cases.pages.columns import columns_of
from grids.imports import kinds
from grids.imports.writing import write_export
from grids.roles import P

FORMULA = ("=", "+", "-", "@", "\t", "\r")
FILES = ("xlsx", "csv")
WIDTHS = {"address": 40, "kind": 24, "number": 22}


class Head:
    """A column as grids/imports writes one."""

    def __init__(self, column):
        self.name, self.label, self.width = column.key, column.label, WIDTHS.get(column.key, 16)


class DeskList(kinds.Kind):
    """`asked` is what cases/pages/asked.py `kept` answered, with the columns and "file"."""

    word = "cases"
    label = _("Cases")
    sees = P.CASE_VIEW
    is_offered = False
    home = "cases:desk_export"

    def __init__(self, asked=None):
        self.asked = asked or {}
        self.columns = tuple(Head(column) for column in columns_of(self.asked.get("cols", "")))
        self.suffix = "csv" if self.asked.get("file") == "csv" else "xlsx"

    def again(self, export):
        return DeskList(export.asked)

    def how_many(self, scope, on):
        return listing_of(self.asked, scope).cases.count()

    def rows_out(self, scope, on):
        listing = listing_of(self.asked, scope)
        for one in listing.rows.order_by(*listing.order).iterator(chunk_size=1000):
            yield {column.key: column.text(one) for column in listing.columns}

    def write_out(self, rows, path, note):
        if self.suffix == "csv":
            return write_plain(self.columns, rows, path)
        return write_export(self, rows, path, note=note)


def write_plain(columns, rows, path):
    """A table of commas that spreadsheets open: no cell of it is a formula. Returns how many rows."""
    with open(path, "w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow([str(column.label) for column in columns])
        number = 0
        for row in rows:
            table.writerow([harmless(row[column.name]) for column in columns])
            number += 1
    return number


def harmless(text):
    """The words of a cell, so that no spreadsheet takes them for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


kinds.register(DeskList())
