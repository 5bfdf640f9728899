"""The row below a list of the desk: how many there are, and how they stand (pure)."""

from dataclasses import dataclass

from cases.enums import Alert


@dataclass(frozen=True)
class Totals:
    """`all` in the list (None where nobody counted: a search), `here` on this page, `late` and `soon` among these."""

    all: int | None
    here: int
    late: int
    soon: int


def totals_of(rows, number):
    """The Totals of the Rows of a page; `number` of the whole list or None."""
    late = sum(row.alert == Alert.RED for row in rows)
    return Totals(number, len(rows), late, sum(row.alert == Alert.YELLOW for row in rows))
