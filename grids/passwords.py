"""The rules for a password (AUTH_PASSWORD_VALIDATORS): Django's, in the words of the product.

Length instead of signs of every kind, and nothing that is guessed first (ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.11).
"""

from django.conf import settings
from django.contrib.auth import password_validation as django
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grids.models import PastPassword

WORDS_OF_THE_TRADE = ("wangge", "wanggeyuan", "shequ", "jiedao", "12345", "网格", "社区", "街道")
KINDS = 3
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


class ThreeKinds:
    """Signs of three of four kinds (等保三级; ASVS 6.2.5 asks for none, so only where the profile says so)."""

    def validate(self, password, user=None):
        kinds = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
        if sum(any(map(kind, password)) for kind in kinds) < KINDS:
            raise ValidationError(self.get_help_text(), code="kinds")

    def get_help_text(self):
        return _("Signs of three kinds at least: small letters, capitals, digits, others.")


class NotUsedLately:
    """None of the last ones of the same person."""

    def __init__(self, last=5):
        self.last = last

    def validate(self, password, user=None):
        known = past_of(user, self.last) if user is not None and user.pk else []
        if any(check_password(password, one) for one in known):
            raise ValidationError(
                _("You have had this password before. Choose one that is none of the last."), code="used"
            )

    def get_help_text(self):
        return _("None of the last %(count)d passwords.") % {"count": self.last}


def past_of(officer, last):
    """The hashes of the last passwords of somebody, the present one among them."""
    rows = PastPassword.objects.filter(officer=officer).order_by("-set_at", "-pk")[:last]
    return {row.password for row in rows} | ({officer.password} if officer.has_usable_password() else set())


def is_over(officer, at):
    """Whether the password is older than the place allows (PASSWORD_AGE); one of which nothing is known is as old as
    the account."""
    if settings.PASSWORD_AGE is None:
        return False
    newest = (
        PastPassword.objects.filter(officer=officer)
        .order_by("-set_at")
        .values_list("set_at", flat=True)
        .first()
    )
    return (newest or officer.joined_at) + settings.PASSWORD_AGE <= at


def repeats(text):
    """Whether a text is one piece of at most a third of its length, over and over: wangwangwang, 123123123."""
    pieces = (text[:size] for size in range(1, len(text) // 3 + 1))
    return any((piece * len(text))[: len(text)] == text for piece in pieces)
