"""The rows of the desk's list, made of the few columns they show (pure)."""

from dataclasses import dataclass
from datetime import datetime

from cases.enums import Source
from cases.models.case import short
from cases.models.category import in_language

SIZES = (25, 50, 200)


@dataclass(frozen=True, slots=True)
class Row:
    """What the list says of a case; `url` opens it beside the list."""

    number: str
    short_number: str
    category: str
    address: str
    grid: str
    source: str
    alert: str
    due_at: datetime | None
    echo_count: int
    url: str


def rows_of(found, asked):
    """The Rows of what `CaseQuerySet.for_desk` read; `asked` is the QueryDict of the page they stand on."""
    sources, before = {source.value: str(source.label) for source in Source}, address_before(asked)
    return [row_of(one, sources, before) for one in found]


def row_of(one, sources, before):
    return Row(
        number=one.number,
        short_number=short(one.number),
        category=in_language(one.category__leaf, one.category__leaf_en),
        address=one.address,
        grid=one.grid__name or "",
        source=sources[one.source],
        alert=one.alert,
        due_at=one.due_at,
        echo_count=one.echo_count,
        url=before + one.number,
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
