"""What can be brought in and taken out: one description per kind, in whichever app the records live.

An app registers its kinds in a module that its AppConfig imports (as grids/imports/known.py does); nothing here knows
who lives above. A kind says which columns it has, looks at many lines at once, and writes them by the actions that
write such a thing anywhere else.
"""

from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext_noop

from grids.enums import RowState
from grids.imports.faults import Fault, Wrong
from grids.imports.writing import write_export

_kinds = {}


@dataclass
class Line:
    """One row on its way in. `target` is the row of the base it changes; `before` and `after` are {field: text}."""

    number: int
    values: dict
    faults: list = field(default_factory=list)
    state: str = RowState.READ
    subject: UUID | None = None
    target: object = None
    before: dict | None = None
    after: dict | None = None
    found: dict = field(default_factory=dict)  # what look() found for write()

    def wrong(self, column, reason, cure="", **params):
        self.faults.append(Fault(column, reason, cure, params))
        self.state = RowState.WRONG


class Kind:
    """Describe one thing: subclass, fill in, register. `key` names the columns that tell one row from another."""

    word = ""
    label = ""
    columns = ()
    key = ()
    permission = None  # what a person needs to bring it in
    sees = None  # what a person needs to take it out
    at_a_time = 10_000  # rows written in one transaction: a minute of a worker, half of what he has when busy
    is_personal = False  # a list of people: a reason is asked before it goes out
    is_offered = True  # on the page of lists; others are taken out where they are looked at
    home = "grids:imports"  # the page where one that was made later is fetched
    suffix = "xlsx"
    asked = MappingProxyType({})  # what an export of it asked for, besides the kind

    def look(self, lines, *, by, on):
        """Say of each line what it does: state, subject, target, before, or what is wrong. Few queries for all.

        What is new and may be called in two ways is told apart by `found["means"]`.
        """
        raise NotImplementedError

    def write(self, lines, *, by, at):
        """Write what is NEW or CHANGED, by the actions of the thing; fill subject and after. A refusal is a fault."""
        raise NotImplementedError

    def take_back(self, rows, *, by, at):
        """Undo these ImportRows (opened). Answer {number: why} of those that have changed since; they stay."""
        raise NotImplementedError

    def rows_out(self, scope, on):
        """What the scope sees, as {field: text} one after another."""
        raise NotImplementedError

    def again(self, export):
        """The kind as an Export on record asked for it."""
        return self

    def how_many(self, scope, on):
        """About how many rows `rows_out` answers, for whoever waits; None where nobody counts."""
        return None

    def write_out(self, rows, path, note):
        """Write the rows of `rows_out` to a file with this suffix. Returns how many."""
        return write_export(self, rows, path, note=note)

    def column(self, name):
        return next((column for column in self.columns if column.name == name), None)


def register(kind):
    """Make a Kind known. Registering it twice is once."""
    _kinds[kind.word] = kind


def kinds():
    return list(_kinds.values())


def kind_of(word):
    """The Kind called so, or None."""
    return _kinds.get(word)


def read_line(kind, number, cells, places):
    """A Line of the cells of one row; (line, how many cells had unseen signs around them, how many were widened)."""
    line = Line(number, {})
    for column in kind.columns:
        place = places.get(column.name)
        text = cells[place] if place is not None and place < len(cells) else ""
        if not text:
            continue
        try:
            line.values[column.name] = column.reads.value(text)
        except Wrong as wrong:
            line.faults.append(Fault.of(column.name, wrong))
    missing = [column for column in kind.columns if column.required and not has(line, column)]
    line.faults += [
        Fault(
            column.name,
            gettext_noop("This has to be filled in."),
            gettext_noop("Fill it in, or leave the row out."),
        )
        for column in missing
    ]
    if line.faults:
        line.state = RowState.WRONG
    return line


def has(line, column):
    return column.name in line.values or any(fault.column == column.name for fault in line.faults)
