"""Spreadsheets of ours: the template, the rows to be mended, an export. Text in every cell, never a formula."""

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

SAFE = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MOST_COMMENTS = 5_000  # each is a drawing; the last column says the same in words
LIST_ROWS = 50_000
LONGEST_LIST = 255  # signs that a drop-down holds by itself


class Book:
    """A workbook of one sheet of rows, written one after another."""

    def __init__(self, target, title):
        self.book = Workbook(str(target), SAFE)
        self.text = self.book.add_format({"num_format": "@", "valign": "top"})
        self.head = self.book.add_format(
            {"bold": True, "bg_color": "#E8F1FB", "num_format": "@", "border": 1}
        )
        self.must = self.book.add_format(
            {"bold": True, "bg_color": "#FFF1D6", "num_format": "@", "border": 1}
        )
        self.red = self.book.add_format(
            {"num_format": "@", "bg_color": "#FDE8E6", "font_color": "#B3261E", "border": 1}
        )
        self.sheet = self.book.add_worksheet(title[:31])
        self.at = 0

    def heads(self, words, *, widths=None, must=()):
        self.sheet.freeze_panes(1, 1)
        for place, word in enumerate(words):
            self.sheet.set_column(place, place, (widths or {}).get(place, 18), self.text)
            self.sheet.write_string(0, place, word, self.must if place in must else self.head)
        self.at = 1

    def row(self, cells, formats=None):
        for place, cell in enumerate(cells):
            self.sheet.write_string(self.at, place, cell, (formats or {}).get(place, self.text))
        self.at += 1

    def close(self):
        self.book.close()


def write_template(kind, target):
    """An empty list with headings, drop-downs and text cells; examples and hints on the second sheet."""
    book = Book(target, str(kind.label))
    must = {place for place, column in enumerate(kind.columns) if column.required}
    widths = {place: column.width for place, column in enumerate(kind.columns)}
    book.heads([str(column.label) for column in kind.columns], widths=widths, must=must)
    for place, column in enumerate(kind.columns):
        offer(book, place, column)
    examples = book.book.add_worksheet(_("Examples")[:31])
    examples.set_column(0, 3, 28)
    for place, word in enumerate((_("Column"), _("Example"), _("To be filled in"), _("Hint"))):
        examples.write_string(0, place, word, book.head)
    for line, column in enumerate(kind.columns, start=1):
        needed = _("yes") if column.required else _("may stay empty")
        said = (str(column.label), column.reads.told(str(column.example)), needed, str(column.hint))
        for place, word in enumerate(said):
            examples.write_string(line, place, word, book.text)
    book.close()


def offer(book, place, column):
    """A drop-down for a column with a list; what does not fit into one is on the second sheet only."""
    words = column.reads.offered()
    if words and len(",".join(words)) <= LONGEST_LIST:
        rule = {"validate": "list", "source": words, "ignore_blank": True, "error_type": "warning"}
        book.sheet.data_validation(1, place, LIST_ROWS, place, rule)


def write_mended(batch, kind, rows, target):
    """The wrong rows as they came, their wrong cells red with the cure beside, and a last column that says it all."""
    book = Book(target, _("To be mended"))
    book.heads([*batch.heads, _("Row in the file"), _("What is to be mended")])
    comments = 0
    for row in rows:
        faults, cells = row.opened_faults, row.opened_cells
        cells += [""] * (len(batch.heads) - len(cells))
        red = {batch.columns[fault.column] for fault in faults if fault.column in batch.columns}
        if comments < MOST_COMMENTS:
            comments += comment(book, batch, faults)
        book.row([*cells, str(row.number), said_of(kind, faults)], dict.fromkeys(red, book.red))
    book.close()


def comment(book, batch, faults):
    """Write each fault at its cell; answer how many."""
    at_cells = {}
    for fault in faults:
        if fault.column in batch.columns:
            at_cells.setdefault(batch.columns[fault.column], []).append(
                f"{fault.reason_text} {fault.cure_text}"
            )
    for place, words in at_cells.items():
        book.sheet.write_comment(book.at, place, "\n".join(words))
    return len(at_cells)


def said_of(kind, faults):
    return " ".join(f"{named(kind, fault)}{fault.reason_text} {fault.cure_text}".strip() for fault in faults)


def named(kind, fault):
    column = kind.column(fault.column)
    return f"{column.label}: " if column else ""


def write_export(kind, rows, target, *, note):
    """The rows {field: text} of a kind; `note` (who took it out, when) stands on a sheet of its own. → how many."""
    book = Book(target, str(kind.label))
    names = [column.name for column in kind.columns]
    book.heads(
        [str(column.label) for column in kind.columns],
        widths={place: column.width for place, column in enumerate(kind.columns)},
    )
    for row in rows:
        book.row([row.get(name, "") for name in names])
    count = book.at - 1
    about = book.book.add_worksheet(_("About this list")[:31])
    about.set_column(0, 0, 80)
    for line, words in enumerate(note):
        about.write_string(line, 0, words)
    book.close()
    return count
