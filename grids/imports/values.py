"""How the text of a cell becomes a value. Pure: no query, no clock. A reader says no with the reason and the cure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from django.utils.translation import gettext_noop, override

from common.credit_code import is_credit_code
from common.credit_code import normalised as plain_credit_code
from common.identity_number import is_identity_number
from grids.imports.faults import Wrong

# What people and programs leave around a word: spaces of every width, marks of direction, the mark of a file's coding.
MARGINS = " \t\r\n\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
ROUNDED = re.compile(r"-?\d(?:\.\d{0,17})?[eE]\+?\d{1,3}")
EXCEL_ERROR = re.compile(r"#[A-Z/0!?]{2,12}")
DAY_TEXT = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00(?::00)?)?")
DAY_SHORT = re.compile(r"(\d{4})(\d{2})(\d{2})")
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000  # 1954 to 2119: what Excel keeps for a day
EPOCH = date(1899, 12, 30)
LANGUAGES = ("zh-hans", "en")
NAMED_AT_MOST = 8

LOST_DIGITS = (
    gettext_noop("Excel has rounded this number; its last digits are lost."),
    gettext_noop("Set the column to text, then type the number again."),
)


def trimmed(text):
    """Without what stands around it unseen; lines inside a cell become one."""
    return " ".join(part.strip(MARGINS) for part in text.strip(MARGINS).split("\n")).strip(MARGINS)


def narrow(text):
    """Full-width letters and digits as narrow ones; Chinese signs stay as they are."""
    return text.translate(WIDE)


@dataclass(frozen=True)
class Reader:
    """Reads a cell. `is_wide`: full-width signs in it are meant so, as in a name."""

    is_wide = False
    takes_rounded = False

    def value(self, text):
        """The value of a trimmed text that is not empty. Raises Wrong."""
        if EXCEL_ERROR.fullmatch(text):
            raise Wrong(
                gettext_noop("This cell shows a mistake of a formula."),
                gettext_noop("Type the value itself."),
            )
        if not self.takes_rounded and ROUNDED.fullmatch(text):
            raise Wrong(*LOST_DIGITS)
        return self.read(text if self.is_wide else narrow(text))

    def read(self, text):
        raise NotImplementedError

    def offered(self):
        """What a drop-down offers, in the language of the moment; empty where anything may be typed."""
        return []

    def kept(self, value):
        """A value as the text that is kept of it, in no language."""
        return "" if value is None else str(value)

    def told(self, kept):
        """What was kept, as a cell of an export or a preview."""
        return kept


@dataclass(frozen=True)
class Text(Reader):
    most: int = 60
    is_wide = True

    def read(self, text):
        if len(text) > self.most:
            raise Wrong(
                gettext_noop("This is too long: %(count)s signs."),
                gettext_noop("Shorten it to %(most)s signs."),
                count=len(text),
                most=self.most,
            )
        return text


@dataclass(frozen=True)
class Code(Reader):
    """Digits of a fixed length, such as a grid's code."""

    lengths: tuple = ()
    most: int = 30

    def read(self, text):
        text = text.replace(" ", "")
        if not text.isascii() or not text.isdigit():
            raise Wrong(
                gettext_noop("A code has digits only."), gettext_noop("Copy the code from the list of grids.")
            )
        if self.lengths and len(text) not in self.lengths:
            raise Wrong(
                gettext_noop("This code has %(count)s digits."),
                gettext_noop("It should have %(lengths)s. Set the column to text, so that no zero is lost."),
                count=len(text),
                lengths=" / ".join(map(str, self.lengths)),
            )
        return text


@dataclass(frozen=True)
class Whole(Reader):
    least: int = 0
    most: int = 1_000_000
    takes_rounded = True

    def read(self, text):
        plain = text.replace(",", "").removesuffix(".0")
        if not re.fullmatch(r"-?[0-9]{1,12}", plain):
            raise Wrong(gettext_noop("This is not a number."), gettext_noop("Put a number, for example 3."))
        if not self.least <= int(plain) <= self.most:
            raise Wrong(
                gettext_noop("This number cannot be."),
                gettext_noop("Put a number from %(least)s to %(most)s."),
                least=self.least,
                most=self.most,
            )
        return int(plain)


@dataclass(frozen=True)
class Decimal(Reader):
    least: float = 0
    most: float = 1_000_000
    takes_rounded = True

    def read(self, text):
        if not re.fullmatch(r"-?\d{1,9}(?:\.\d{1,15})?", text):
            raise Wrong(gettext_noop("This is not a number."), gettext_noop("Put a number, for example 3."))
        if not self.least <= float(text) <= self.most:
            raise Wrong(
                gettext_noop("This number cannot be."),
                gettext_noop("Put a number from %(least)s to %(most)s."),
                least=self.least,
                most=self.most,
            )
        return float(text)


@dataclass(frozen=True)
class Day(Reader):
    """A day as text (2025-6-2, 2025/6/2, 2025年6月2日, 20250602) or as the number Excel keeps for it."""

    takes_rounded = True

    def read(self, text):
        found = DAY_TEXT.fullmatch(text) or DAY_SHORT.fullmatch(text)
        try:
            if found:
                return date(*map(int, found.groups()))
            if re.fullmatch(r"[0-9]{5}", text) and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
                return EPOCH + timedelta(days=int(text))
        except ValueError:
            pass
        raise Wrong(gettext_noop("This is not a day."), gettext_noop("Write the day like 2025-06-02."))

    def kept(self, value):
        return value.isoformat() if value else ""


@dataclass(frozen=True)
class Phone(Reader):
    """A mobile number of eleven digits, or a line with its area code."""

    def read(self, text):
        plain = re.sub(r"[\s()（）]", "", text).removeprefix("+86")
        digits = plain.replace("-", "")
        if not digits.isascii() or not digits.isdigit():
            raise Wrong(
                gettext_noop("A phone number has digits only."),
                gettext_noop("Put one number, without words."),
            )
        if digits.startswith("1") and len(digits) != 11 and not 3 <= len(digits) <= 6:
            raise Wrong(
                gettext_noop("A mobile number has 11 digits; this one has %(count)s."),
                gettext_noop("Ask the person, and put the whole number."),
                count=len(digits),
            )
        if not 3 <= len(digits) <= 12 or len(plain) > 20:
            raise Wrong(
                gettext_noop("This is not a phone number."),
                gettext_noop("Put 11 digits, or the area code and the number."),
            )
        return digits if digits.startswith("1") else plain


@dataclass(frozen=True)
class CreditCode(Reader):
    def read(self, text):
        plain = plain_credit_code(text)
        if not is_credit_code(plain):
            raise Wrong(
                gettext_noop("This social credit code does not add up."),
                gettext_noop("Compare its 18 signs with the licence."),
            )
        return plain


@dataclass(frozen=True)
class IdentityNumber(Reader):
    def read(self, text):
        plain = text.replace(" ", "").upper()
        if not is_identity_number(plain):
            raise Wrong(
                gettext_noop("This identity number does not add up."),
                gettext_noop("Compare its 18 signs with the card."),
            )
        return plain


@dataclass(frozen=True)
class Choice(Reader):
    """One of the words of an enum, by its label in either language, by its own word, or by a name people use."""

    enum: type
    also: tuple = ()  # ((name people use, member), …)
    leaves_out: tuple = ()

    def read(self, text):
        known = self.known()
        found = known.get(text.casefold())
        if found is not None:
            return found
        near = get_close_matches(text.casefold(), known, n=1, cutoff=0.5)
        words = self.offered()
        if near:
            cure, said = gettext_noop("Did you mean %(word)s?"), self.told(known[near[0]])
        else:
            cure, said = gettext_noop("Choose one of these: %(word)s."), ", ".join(words[:NAMED_AT_MOST])
        raise Wrong(gettext_noop("This is not in the list."), cure, word=said)

    def members(self):
        return [member for member in self.enum if member not in self.leaves_out]

    def known(self):
        found = {name.casefold(): member for name, member in self.also}
        for language in LANGUAGES:
            with override(language):
                found |= {str(member.label).casefold(): member for member in self.members()}
        return found | {member.value.casefold(): member for member in self.members()}

    def offered(self):
        return [str(member.label) for member in self.members()]

    def kept(self, value):
        return str(self.enum(value).value) if value else ""

    def told(self, kept):
        return str(self.enum(kept).label) if kept else ""
