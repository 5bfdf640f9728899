"""Which heading of a file fills which field: by name, and by what the same person chose the last time. Pure."""

import re
from dataclasses import dataclass

from django.utils.translation import override

from grids.imports.values import LANGUAGES, Reader, narrow, trimmed

SEARCHED = 10  # a title and a line of who filled it in often stand above the headings
NOISE = re.compile(r"[\s*＊:：()（）\[\]【】_/、,，.。-]+")
WIDTH = 18


@dataclass(frozen=True)
class Column:
    """One field of a kind. `names` are headings people use for it; `hint` goes with the template."""

    name: str
    label: str
    reads: Reader
    names: tuple = ()
    required: bool = False
    example: str = ""
    hint: str = ""
    width: int = WIDTH

    def called(self):
        """Every heading that means this field, plain."""
        found = {plain(name) for name in (*self.names, self.name)}
        for language in LANGUAGES:
            with override(language):
                found.add(plain(str(self.label)))
        return found


def plain(heading):
    """A heading without what people put around it: 手机号（必填）* is 手机号必填."""
    return NOISE.sub("", narrow(trimmed(heading))).casefold()


def names_of(columns):
    """{plain heading: field} of a kind."""
    return {called: column.name for column in columns for called in column.called()}


def matched(heads, columns, last=None):
    """{field: place of its heading}. What the person chose for the same heading the last time goes before the name.

    `last` is {plain heading: field or ""}. A heading fills one field, and a field is filled once: the first that fits.
    """
    known, found = names_of(columns), {}
    for place, heading in enumerate(heads):
        name = plain(heading)
        field = (last or {}).get(name) if name in (last or {}) else known.get(name) or inside(name, known)
        if field and field not in found and field in {column.name for column in columns}:
            found[field] = place
    return found


def inside(name, known):
    """A heading with words around the name: 负责人手机号码（11位）; the longest name that fits counts."""
    fitting = [called for called in known if len(called) > 1 and called in name]
    return known[max(fitting, key=len)] if fitting else None


def heads_in(rows, columns):
    """The place in `rows` [(number, cells)] of the headings: of the first ten the row most of whose cells are known."""
    known = names_of(columns)

    def fits(row):
        return sum(1 for cell in row[1] if plain(cell) in known), -row[0]

    first = rows[:SEARCHED]
    return max(range(len(first)), key=lambda place: fits(first[place])) if first else None
