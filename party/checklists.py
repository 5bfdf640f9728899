"""What a place asks of each of its grids or centres: the lists of its profile. domain.md S3-20, S1-48. Pure but for
the language of the reader."""

from dataclasses import dataclass

from django.utils.translation import get_language

from common.locality import Words, profile_for


@dataclass(frozen=True)
class Item:
    word: str
    name: Words

    @property
    def label(self):
        return self.name.spoken(get_language())


@dataclass(frozen=True)
class Checklist:
    """A list: of every grid of the tier `grids`, or of every place of the kind `places`; one of the two is empty."""

    word: str
    name: Words
    grids: str
    places: str
    items: tuple[Item, ...]

    @property
    def label(self):
        return self.name.spoken(get_language())

    @property
    def words(self):
        return [item.word for item in self.items]


def checklists_for(code):
    """The lists of the place that a grid's code lies in, in its order."""
    return [checklist_of(row) for row in profile_for(code).checklists]


def checklist_of(row):
    items = tuple(Item(one["word"], Words(one["zh"], one["en"])) for one in row["items"])
    name = Words(row["zh"], row["en"])
    return Checklist(row["word"], name, row.get("grids", ""), row.get("places", ""), items)


def checklist_at(code, word):
    """The list called so where a grid's code lies, or None."""
    return next((one for one in checklists_for(code) if one.word == word), None)
