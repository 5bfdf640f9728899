from django import forms
from django.utils.translation import gettext_lazy as _


class AuditForm(forms.Form):
    """What to look for in a book; a day that is none is as if it were not there."""

    q = forms.CharField(label=_("Name or user name"), required=False, max_length=60)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    @property
    def asked(self):
        """{words, since, until} for Book.rows."""
        if not self.is_bound:
            return {"words": "", "since": None, "until": None}
        self.full_clean()
        known = self.cleaned_data
        return {
            "words": known.get("q", "").strip(),
            "since": known.get("since"),
            "until": known.get("until"),
        }


class TakeOutForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is taken out"), max_length=200, error_messages={"required": _("Write why.")}
    )
