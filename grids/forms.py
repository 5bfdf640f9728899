from datetime import timedelta

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grids.enums import CodeKind
from grids.models import SecondStep
from grids.waits import sentence

LOCKED = _(
    "Too many wrong passwords. This name is locked at this address for 15 minutes. Try again after that."
)
WRONG = _("The name or the password is wrong.")
WRONG_PASSWORD = _("This is not your password.")


def wrong_token(officer, *, confirmed):
    """What is said of a wrong code, with the time until the next is looked at."""
    step = SecondStep.objects.filter(user=officer, confirmed=confirmed).first()
    return sentence(step.wait(now()) if step else timedelta(0))


class Counted:
    """A form that checks what opens an account: through `authenticate`, so that axes counts what is wrong."""

    @property
    def is_locked(self):
        """Said by axes while something was checked, and never before."""
        return getattr(self.request, "axes_locked_out", False)

    def wrong(self, words):
        return ValidationError(LOCKED, code="locked") if self.is_locked else ValidationError(words)


class Locking(Counted, forms.Form):
    def __init__(self, request, *args, **kwargs):
        self.request = request
        super().__init__(*args, **kwargs)


class SignInForm(Counted, AuthenticationForm):
    """The same words for an unknown name, a wrong password and a switched-off account: none can be told apart."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Name")
        # Django says the length to the browser alone; what counts wrong passwords has no room for more.
        self.fields["username"].validators.append(MaxLengthValidator(self.fields["username"].max_length))
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = _(
            "The first time, or with a code from your superior: type the code here."
        )

    def get_invalid_login_error(self):
        return self.wrong(WRONG)


class NewPasswordForm(forms.Form):
    """The own password, twice. The rules are the place's (AUTH_PASSWORD_VALIDATORS)."""

    new_password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same once more"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, officer, *args, **kwargs):
        self.officer = officer
        super().__init__(*args, **kwargs)

    @property
    def rules(self):
        return password_validators_help_texts()

    def clean_new_password(self):
        validate_password(self.cleaned_data["new_password"], self.officer)
        return self.cleaned_data["new_password"]

    def clean(self):
        said = super().clean()
        if said.get("new_password") and said.get("again") and said["new_password"] != said["again"]:
            self.add_error("again", _("The two are not the same."))
        return said


class PasswordAgainForm(Locking):
    """The own password of who is signed in, before what protects the account is changed."""

    password = forms.CharField(
        label=_("Your present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_password(self):
        officer, password = self.request.user, self.cleaned_data["password"]
        found = authenticate(self.request, username=officer.get_username(), password=password)
        if found is None or found.pk != officer.pk or hasattr(found, "one_time_code"):
            raise self.wrong(WRONG_PASSWORD)
        return password


class TokenForm(Locking):
    """Six digits of the app, or a recovery code."""

    token = forms.CharField(
        label=_("Code from the app"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "autocapitalize": "characters"}
        ),
    )


class SecondStepForm(TokenForm):
    """The second step of an officer whose password was right."""

    def __init__(self, request, officer, *args, **kwargs):
        self.officer = officer
        super().__init__(request, *args, **kwargs)

    def clean_token(self):
        facts = {"officer": self.officer, "username": self.officer.get_username()}
        if authenticate(self.request, **facts, token=self.cleaned_data["token"]) is None:
            raise self.wrong(wrong_token(self.officer, confirmed=True))
        return self.cleaned_data["token"]


class DigitsForm(TokenForm):
    """The first six digits, which show that the phone has the secret."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["token"].label = _("Six digits that the app shows")
        self.fields["token"].widget.attrs["inputmode"] = "numeric"


class ForgottenForm(forms.Form):
    username = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("The name you sign in with."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("How you know that it is this person, and what happened"),
        max_length=200,
        min_length=2,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class HelpForm(ReasonForm):
    """What a superior writes before he gets a code."""

    kind = forms.ChoiceField(
        label=_("What happened"),
        choices=[
            (CodeKind.PASSWORD.value, _("Password forgotten")),
            (CodeKind.PHONE.value, _("Phone lost or new")),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("kind", "reason")


class StartForm(ReasonForm):
    """For somebody who has never signed in: only a new start code helps."""

    kind = forms.CharField(initial=CodeKind.START.value, widget=forms.HiddenInput)


class SearchForm(forms.Form):
    words = forms.CharField(label=_("Name or user name"), max_length=60, required=False)


class GridSearchForm(forms.Form):
    q = forms.CharField(label=_("Name or code of a grid"), max_length=60, required=False)


class NormForm(forms.Form):
    """Households of a grid, and the rule of going round: minutes a household, hours for all."""

    fewest = forms.IntegerField(label=_("Fewest households"), min_value=1, max_value=100_000, required=False)
    most = forms.IntegerField(label=_("Most households"), min_value=1, max_value=100_000, required=False)
    minutes_each = forms.IntegerField(
        label=_("Minutes a household"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("For the rule that everybody can be gone round to within some hours."),
    )
    hours = forms.DecimalField(
        label=_("Hours to go round"), min_value=0.5, max_value=100, decimal_places=1, required=False
    )
