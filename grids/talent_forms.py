"""The forms of the list of professionals: somebody put on it, searched, asked."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grids.kinds import ConsentChannel, FreeTime, Skill
from grids.staff_forms import AccountField, day_field
from grids.superiors import known_to

CHECKS = forms.CheckboxSelectMultiple
ALL = ("", _("All"))
CHANNELS = [choice for choice in ConsentChannel.choices if choice[0] != ConsentChannel.ONLINE]
CONSENT = _("My name, number and skills may be kept here, and I may be asked to help in this street.")


class TalentForm(forms.Form):
    """Somebody who agreed to be asked: an account, or a name and a number; what he can, when, and his word."""

    officer = AccountField(
        label=_("User name"),
        required=False,
        help_text=_("If this person has an account already. Otherwise write the name below."),
    )
    name = forms.CharField(label=_("Full name"), max_length=60, required=False)
    phone = forms.RegexField(
        r"^\+?[0-9-]{6,20}$",
        label=_("Phone"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text=_("Kept sealed, and erased when the person wants it."),
        error_messages={"invalid": _("A phone number has digits alone.")},
    )
    skills = forms.MultipleChoiceField(label=_("Skills"), choices=Skill.choices, widget=CHECKS)
    availability = forms.MultipleChoiceField(label=_("Free when"), choices=FreeTime.choices, widget=CHECKS)
    words = forms.CharField(label=_("What else to know"), max_length=200, required=False)
    consented_on = day_field(_("Agreed on"))
    consent_channel = forms.ChoiceField(label=_("Agreed how"), choices=CHANNELS, widget=forms.RadioSelect)
    consent_words = forms.CharField(
        label=_("Agreed to what"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, by, *args, **kwargs):
        usual = {"consented_on": localdate(), "consent_words": CONSENT}
        super().__init__(*args, initial=usual, **kwargs)
        self.fields["officer"].among(known_to(by))

    def clean(self):
        said = super().clean()
        if not self.errors and not said["officer"] and not (said["name"].strip() and said["phone"]):
            self.add_error("name", _("A name and a phone number are needed."))
        return said

    @property
    def person(self):
        return {name: self.cleaned_data[name] for name in ("officer", "name", "phone")}


class FindTalentForm(forms.Form):
    """Who can what, and is free when. The grid comes from the page of one."""

    grid = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    skill = forms.ChoiceField(label=_("Skill"), choices=[ALL, *Skill.choices], required=False)
    free = forms.ChoiceField(label=_("Free when"), choices=[ALL, *FreeTime.choices], required=False)


class AskForm(forms.Form):
    reason = forms.CharField(
        label=_("What this person is to help with"),
        min_length=2,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
