"""Words that a place has of its own: what is 待接单 in one is 村派单 in another. The product's own where it has none.

Whoever answers a request says once for which ground it speaks; the words of choices that are `InPlace` are looked up
when they are read, in the reader's language.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import TextChoices
from django.db.models.enums import enum_property
from django.utils.functional import lazystr
from django.utils.translation import get_language

from common.locality import profile_for

_ground = ContextVar("ground", default=str)


class InPlace(TextChoices):
    """Choices whose labels a place may say in its own words: `[words.<the class's name>]` in localities/*.toml."""

    @enum_property
    def label(self):
        return lazy_label(self)


@contextmanager
def speaking_for(ground):
    """Speak in the words of the place where `ground()` lies, which answers a region's or a grid's code, or ""; it is
    asked when a word is."""
    before = _ground.set(ground)
    try:
        yield
    finally:
        _ground.reset(before)


def speak_for(code):
    """From here on in this answer: the words of the place that the code lies in."""
    _ground.set(lambda: code)


def ground_spoken_for():
    """The code of the ground that this answer speaks for, or ""."""
    return _ground.get()()


def spoken(kind, value, default):
    """The word of the place for a value of a kind (state, action), else `default`, in the reader's language."""
    if (code := ground_spoken_for()) and (word := profile_for(code).words.get(kind, {}).get(value)):
        return word.spoken(get_language())
    return str(default)


class Label:
    """What lazystr turns into words: read anew each time."""

    def __init__(self, choice):
        self.choice = choice

    def __str__(self):
        return spoken(type(self.choice).__name__.lower(), self.choice.value, self.choice._label_)


def lazy_label(choice):
    return lazystr(Label(choice))
