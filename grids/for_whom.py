"""For whom a notice is, and what somebody at a door may say of himself: words of a list, never a name (pure).

A choice is kept as its words joined by dots: `jobs.elders.age-60`. Without a choice nothing is left out (S0-46).
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

# From, to, in whole years; what a school, an office or a doctor asks by.
AGES = {
    "age-6": (0, 6, _("up to 6 years")),
    "age-17": (7, 17, _("7 to 17 years")),
    "age-59": (18, 59, _("18 to 59 years")),
    "age-60": (60, 150, _("60 years and more")),
}
OLDEST = 120
WORD = re.compile(r"[a-z][a-z0-9-]{0,19}", re.ASCII)
MOST = 12


@dataclass(frozen=True)
class Choice:
    """What somebody picked: codes of audiences, and bands of age."""

    labels: tuple = ()
    ages: tuple = ()

    def __bool__(self):
        return bool(self.labels or self.ages)

    @property
    def words(self):
        return ".".join((*self.labels, *self.ages))

    @property
    def bands(self):
        """[(from, to)] of the ages picked."""
        return [AGES[age][:2] for age in self.ages]

    def with_or_without(self, word):
        """The words of this choice with one more, or with one less where it is picked already."""
        picked = [one for one in (*self.labels, *self.ages) if one != word]
        return chosen(".".join(picked if word in (*self.labels, *self.ages) else [*picked, word])).words


def chosen(text):
    """The Choice of words joined by dots; what is no word is left out, and so is what is too much."""
    words = list(dict.fromkeys(word for word in text.split(".") if WORD.fullmatch(word)))[:MOST]
    labels = tuple(sorted(word for word in words if not word.startswith("age-")))
    return Choice(labels, tuple(age for age in AGES if age in words))


def ages_said(first, last):
    """An age range in words; empty where there is none."""
    if first is None and last is None:
        return ""
    if last is None or last >= OLDEST:
        return _("from %(first)s years on") % {"first": first}
    if not first:
        return _("up to %(last)s years") % {"last": last}
    return _("%(first)s to %(last)s years") % {"first": first, "last": last}
