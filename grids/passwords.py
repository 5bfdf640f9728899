"""The rules for a password (AUTH_PASSWORD_VALIDATORS): Django's, in the words of the product.

Length instead of signs of every kind, and nothing that is guessed first (ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.11).
"""

from django.contrib.auth import password_validation as django
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

WORDS_OF_THE_TRADE = ("wangge", "wanggeyuan", "shequ", "jiedao", "12345", "网格", "社区", "街道")
SHARE = 0.5  # of a password that may be made of such words


class LongEnough(django.MinimumLengthValidator):
    def get_help_text(self):
        return ngettext(
            "At least %(count)d character.", "At least %(count)d characters.", self.min_length
        ) % {"count": self.min_length}

    def get_error_message(self):
        return ngettext(
            "Too short: at least %(count)d character.",
            "Too short: at least %(count)d characters.",
            self.min_length,
        ) % {"count": self.min_length}


class NotLikeOneself(django.UserAttributeSimilarityValidator):
    def get_help_text(self):
        return _("Not like your name, your user name or your phone number.")

    def get_error_message(self):
        return _("Too much like your name, your user name or your phone number.")


class NotKnown(django.CommonPasswordValidator):
    def get_help_text(self):
        return _("None of the 20,000 passwords that are tried first.")

    def get_error_message(self):
        return _("This is one of the passwords that are tried first.")


class NotDigitsAlone(django.NumericPasswordValidator):
    def get_help_text(self):
        return _("Not digits alone: no birthday, no phone number.")

    def get_error_message(self):
        return _("Digits alone are soon guessed.")


class NotOfTheTrade:
    """Not mostly made of the words that everybody here would try, nor of one piece over and over."""

    def validate(self, password, user=None):
        plain = password.lower()
        covered = sum(plain.count(word) * len(word) for word in WORDS_OF_THE_TRADE)
        if covered > SHARE * len(plain) or repeats(plain):
            raise ValidationError(
                _("Too easy: a word of our work, or the same piece again and again."), code="easy"
            )

    def get_help_text(self):
        return _("Not mostly words of our work (wangge, 12345), nor the same piece again and again.")


def repeats(text):
    """Whether a text is one piece of at most a third of its length, over and over: wangwangwang, 123123123."""
    pieces = (text[:size] for size in range(1, len(text) // 3 + 1))
    return any((piece * len(text))[: len(text)] == text for piece in pieces)
