from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LOCKED = _(
    "Too many wrong passwords. This name is locked at this address for 15 minutes. Try again after that."
)
WRONG = _("The name or the password is wrong.")


class SignInForm(AuthenticationForm):
    """The same words for an unknown name, a wrong password and a switched-off account: none can be told apart."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Name")
        self.fields["password"].label = _("Password")

    @property
    def is_locked(self):
        """Said by axes while the password was checked, and never before."""
        return getattr(self.request, "axes_locked_out", False)

    def get_invalid_login_error(self):
        return ValidationError(LOCKED, code="locked") if self.is_locked else super().get_invalid_login_error()
