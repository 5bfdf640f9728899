"""How an action says no."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """The action cannot be done; the message is a sentence for the person who asked.

    A page shows it as a form error, the API answers 409 with `code` as the machine's word for it.
    """

    def __init__(self, message, *, code="refused"):
        super().__init__(message)
        self.message = message
        self.code = code

    def __str__(self):
        return str(self.message)


class Stale(Refused):
    """Somebody was quicker: what the person decided on is no longer how things are."""

    def __init__(self, message=None, *, code="stale"):
        super().__init__(message or _("Somebody else was quicker. Look at it again."), code=code)
