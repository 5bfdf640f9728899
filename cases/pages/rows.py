"""The rows of the desk's list, made of the few columns they show (pure)."""

from dataclasses import dataclass
from datetime import datetime

from cases.models.case import short

SIZES = (25, 50, 200)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says of a case."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What the list says of a case; `url` opens it beside the list."""

    number: str
    short_number: str
    address: str
    alert: str
    due_at: datetime | None
    echo_count: int
    url: str
    cells: tuple


def rows_of(found, asked, columns):
    """The Rows of what `CaseQuerySet.for_desk` read; `asked` is the QueryDict of the page they stand on."""
    before = address_before(asked)
    return [row_of(one, columns, before) for one in found]


def row_of(one, columns, before):
    return Row(
        number=one.number,
        short_number=short(one.number),
        address=one.address,
        alert=one.alert,
        due_at=one.due_at,
        echo_count=one.echo_count,
        url=before + one.number,
        cells=tuple(Cell(column.key, column.text(one)) for column in columns),
    )


def address_before(asked):
    """The page's own address up to the number of the case that is chosen on it."""
    kept = asked.copy()
    for name in ("past", "case"):
        kept.pop(name, None)
    kept["case"] = ""
    return f"?{kept.urlencode()}"


def size_of(asked):
    """How many rows the page shows: one of SIZES."""
    return next((size for size in SIZES if asked.get("size") == str(size)), SIZES[0])
