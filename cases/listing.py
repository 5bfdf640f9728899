"""Which cases the desk lists for an address: shown, counted and taken out by the same words."""

from dataclasses import dataclass

from django.db.models import QuerySet

from cases.models import Case
from cases.narrowing import Narrowing, narrowing_of
from cases.numbers import counted, open_numbers
from cases.pages.columns import columns_of, fields_of
from cases.pages.tabs import BY_KEY, Tab, order_for


def cases_of(scope):
    """The cases that the desk of a scope has to do with: every list of it begins here."""
    return Case.objects.visible_to(scope)


@dataclass(frozen=True)
class Listing:
    """The list of a tab or of a search, narrowed: `tab` is None for a search, `visible` what its numbers count."""

    tab: Tab | None
    words: str
    narrowing: Narrowing
    columns: tuple
    order: tuple
    visible: QuerySet
    cases: QuerySet

    @property
    def rows(self):
        """The cases with what the columns say of them, not yet in order."""
        return self.cases.for_desk(fields_of(self.columns))

    def numbers(self, scope):
        """[(state, alert, pending, number)] of what is open there: one statement."""
        if self.narrowing.too_wide:
            return []
        return counted(self.visible) if self.narrowing else open_numbers(self.visible, scope)


def listing_of(asked, scope, *, cols="", first="waiting"):
    """The Listing that an address asks for; `first` is the tab, `cols` the columns, where it names none."""
    words, narrowing = asked.get("q", "").strip(), narrowing_of(asked, scope)
    tab = BY_KEY.get(asked.get("tab", ""), BY_KEY[first])
    visible = narrowing.of(cases_of(scope))
    return Listing(
        tab=None if words else tab,
        words=words,
        narrowing=narrowing,
        columns=columns_of(asked.get("cols") or cols),
        order=order_for(words),
        visible=visible,
        cases=visible.matching(words) if words else getattr(visible, tab.rows)(),
    )
