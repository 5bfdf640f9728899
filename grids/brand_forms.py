"""The form of a place's name and look."""

from django import forms
from django.utils.translation import gettext_lazy as _

OWN = "#0b57a8"  # the product's own


class BrandForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the platform"), max_length=20, help_text=_("It stands on top of every page.")
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=40)
    colour = forms.CharField(
        label=_("Colour"),
        initial=OWN,
        max_length=7,
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text=_("Buttons, links and the bar on top. It must be dark enough to be read on white."),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("JPEG, PNG or WebP, on white. It is drawn anew before anybody sees it."),
    )
