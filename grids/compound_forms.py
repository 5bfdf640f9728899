from django import forms
from django.utils.translation import gettext_lazy as _


def day_field(label, **asked):
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **asked
    )


class TargetForm(forms.Form):
    """A target of a compound's plan."""

    words = forms.CharField(label=_("What is to be reached"), max_length=120)
    due_on = day_field(_("Until when"), required=False)


class HonourForm(forms.Form):
    words = forms.CharField(label=_("Honour"), max_length=80)
    given_by = forms.CharField(label=_("Given by"), max_length=80)
    given_on = day_field(_("Given on"))
