"""Finding words in the addresses and descriptions of millions of cases: by pairs of signs, which an index holds.

Chinese words have two signs, and the index of pg_trgm needs three. Every two neighbouring signs are a pair; a row that
has all the pairs of what was typed is looked at. The pairs are made by case_grams, a function of the database.
"""

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Lower, StrIndex

SIGNS = 2
# Pairs asked for: a whole address has a dozen that every case has, each of them a list of millions to go through.
ENOUGH = 5


class CaseGrams(Func):
    """The pairs of a case's address and description, as the index keeps them."""

    function = "case_grams"
    output_field = ArrayField(TextField())

    def __init__(self, *expressions, **extra):
        super().__init__(*(expressions or (F("address"), F("description"))), **extra)


class RareGrams(Func):
    """The rarest of the given pairs, by what the database has counted last."""

    function = "case_rare_grams"
    output_field = ArrayField(TextField())

    def __init__(self, grams, **extra):
        super().__init__(Value(grams, self.output_field), Value(ENOUGH), **extra)


def grams_of(words):
    """The pairs of what was typed, as case_grams makes them; none for a single sign."""
    small = words.lower()
    return sorted({small[place : place + SIGNS] for place in range(len(small) - SIGNS + 1)})


def within(column, words):
    """Where the words begin in a column, 0 where they are not.

    The planner takes LIKE for a rare thing, and would fetch every case with a common word to sort them; of this it
    knows nothing, so what it knows of the pairs decides whether the newest cases are read or the index is asked.
    """
    return StrIndex(Lower(column), Value(words.lower()))


def said(words):
    """The condition for words in the address or description, of rows with the aliases of `matching`."""
    found = Q(in_address__gt=0) | Q(in_words__gt=0)
    if grams := grams_of(words):
        found &= Q(grams__contains=RareGrams(grams) if len(grams) > ENOUGH else grams)
    return found
