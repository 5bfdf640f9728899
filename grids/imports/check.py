"""The checks of a whole list: each cell, each row, rows against each other, rows against the base. Writes nothing."""

from django.utils.translation import gettext_noop

from grids.enums import RowState
from grids.imports.kinds import read_line
from grids.imports.values import trimmed

SLICE = 2_000


def tidy(cells):
    """(cells as they are read, how many had unseen signs around them, how many full-width signs)."""
    plain = [trimmed(cell) for cell in cells]
    spaced = sum(1 for cell, text in zip(cells, plain, strict=True) if cell != text)
    wide = sum(1 for text in plain if any("！" <= sign <= "～" and sign.isalnum() for sign in text))
    return plain, spaced, wide


def check_lines(kind, rows, places, *, by, on):
    """[Line] for `rows` [(number, cells)], each with its state and faults."""
    lines = [read_line(kind, number, tidy(cells)[0], places) for number, cells in rows]
    find_twins(kind, lines)
    good = [line for line in lines if not line.faults]
    for start in range(0, len(good), SLICE):
        kind.look(good[start : start + SLICE], by=by, on=on)
    for line in lines:
        if line.faults:
            line.state = RowState.WRONG
    find_same_subject(lines)
    return lines


def find_twins(kind, lines):
    """Two rows of the file that mean the same thing: the second is wrong, and says which was the first."""
    first = {}
    for line in lines:
        key = tuple(line.values.get(name) for name in kind.key)
        if not any(key) or any(fault.column in kind.key for fault in line.faults):
            continue
        if key in first:
            twin(line, kind.key[-1], first[key])
        first.setdefault(key, line.number)


def find_same_subject(lines):
    """Two rows that would make or change one and the same thing, though they call it differently."""
    first = {}
    for line in lines:
        thing = line.found.get("means") or (line.state != RowState.NEW and line.subject)
        if not thing or line.faults:
            continue
        if thing in first:
            twin(line, "", first[thing])
        first.setdefault(thing, line.number)


def twin(line, column, first):
    line.wrong(
        column,
        gettext_noop("This is in the file twice; row %(row)s has it already."),
        gettext_noop("Keep one of the two rows."),
        row=first,
    )
