"""The first letters of a name's pinyin, so that xfl finds 幸福里. Pure."""

import os
import unicodedata

# Names of places are read sign by sign here, and the dictionary of phrases would take 45 MB of every process.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")

from pypinyin import Style, pinyin

LONGEST = 60


def initials(name, *, longest=LONGEST):
    """ "幸福里" → "xfl". Where a sign is read in two ways, each reading stands once: "长春" → "zc cc".

    Letters and digits stand for themselves, in small letters; what has no reading and everything else is left out.
    """
    letters = [letters_of(sign) for sign in unicodedata.normalize("NFKC", name) if sign.isalnum()]
    first = "".join(each[0] for each in letters)[:longest]
    others = (
        first[:place] + other + first[place + 1 :]
        for place, each in enumerate(letters[:longest])
        for other in each[1:]
    )
    found = first
    for reading in dict.fromkeys(others):
        if len(found) + 1 + len(reading) > longest:
            break
        found += f" {reading}"
    return found


def letters_of(sign):
    """The first letters a sign may be read with, the usual one first."""
    if sign.isascii():
        return [sign.lower()]
    (readings,) = pinyin(sign, style=Style.FIRST_LETTER, heteronym=True, errors=lambda unread: [[unread]])
    return [reading for reading in readings if reading.isascii() and reading.isalpha()] or [sign]
