"""What the public types beside a report: an address to find a grid worker, an offer to help."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.forms.report import PhoneField, WordsField
from common.coordinates import to_wgs84
from common.crypto import normalise
from grids.enums import Background
from grids.kinds import FreeTime, Skill
from grids.station_forms import TimeField
from grids.talent_forms import CONSENT

WORDS = 300
DIGITS = 8  # of a receipt number


class FindForm(forms.Form):
    """An address, or where the phone is. The page's script fills the position in, only when it is asked to."""

    address = forms.CharField(
        label=_("Address, compound or building"),
        required=False,
        min_length=2,
        max_length=60,
        help_text=_("For example the road and its number, or the initials of the compound."),
    )
    lng = forms.FloatField(required=False, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    crs = forms.ChoiceField(
        choices=[(name, name) for name in ("wgs84", "gcj02", "bd09")],
        required=False,
        widget=forms.HiddenInput,
        initial="wgs84",
    )

    def clean(self):
        said = super().clean()
        if not self.errors and not said.get("address") and not self.has_point:
            self.add_error("address", _("Type an address, or let the phone say where it is."))
        if not self.errors and self.has_point:
            try:
                to_wgs84(said["lng"], said["lat"], self.system)
            except ValueError:
                self.add_error("address", _("The phone said no place on earth. Type the address instead."))
        return said

    @property
    def has_point(self):
        return None not in (self.cleaned_data.get("lng"), self.cleaned_data.get("lat"))

    @property
    def system(self):
        """The coordinate system the position is in."""
        return self.cleaned_data.get("crs") or "wgs84"


class AppliedForm(forms.Form):
    """The receipt number of an offer to help and the whole phone number left with it."""

    number = forms.CharField(
        label=_("Receipt number"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("The eight digits that stood on the page when you sent it."),
    )
    phone = PhoneField(label=_("Phone number"), max_length=30)

    def clean_number(self):
        number = normalise(self.cleaned_data["number"])
        if not (len(number) == DIGITS and number.isascii() and number.isdecimal()):
            raise ValidationError(
                _("A receipt number has 8 digits; you typed %(count)s."), params={"count": len(number)}
            )
        return number


class SentOnce(forms.Form):
    """A form that everybody may send: `key` was made with the page, so that a second tap is the same; `website` is seen
    by programs alone."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    def clean(self):
        if self.cleaned_data.get("website"):
            raise ValidationError(
                _("A field that people do not see was filled in. It is empty again: please press once more."),
                code="unseen",
            )
        if "key" in self.errors:
            del self.errors["key"]
            raise ValidationError(_("The page had grown old. Please press once more."), code="key")

    def again(self):
        """The form to show once more: everything typed, with a key that is one, and nothing of the trap."""
        data = self.data.copy()
        data["website"] = ""
        if "key" not in self.cleaned_data:
            data["key"] = str(uuid.uuid4())
        self.data = data


class HelpForm(SentOnce):
    """Somebody who wants to help in a grid (S2-42). `positions` are those the grid offers."""

    position = forms.ChoiceField(label=_("What I would like to do"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Your name"), max_length=60)
    phone = PhoneField(label=_("Phone number"), max_length=30)
    backgrounds = forms.MultipleChoiceField(
        label=_("What I bring along"),
        choices=Background.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = WordsField(
        label=_("What I can do, and when"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    skills = forms.MultipleChoiceField(
        label=_("My profession"), choices=Skill.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    availability = forms.MultipleChoiceField(
        label=_("Free when"), choices=FreeTime.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    listed = forms.BooleanField(label=CONSENT, required=False)
    consent = forms.BooleanField(
        label=_("The street office may keep my name and number to decide about this and to call me.")
    )

    def __init__(self, positions, *args, **facts):
        super().__init__(*args, **facts)
        self.positions = {one.code: one for one in positions}
        self.fields["position"].choices = [(one.code, one.label) for one in positions]

    def clean_position(self):
        return self.positions[self.cleaned_data["position"]]

    @property
    def list_facts(self):
        """What goes to the list of professionals (S0-35); None for who does not want to stand on it."""
        said = self.cleaned_data
        if not said["listed"]:
            return None
        return {"consent_words": str(CONSENT)} | {name: said[name] for name in ("skills", "availability")}

    def clean(self):
        said = self.cleaned_data
        if said.get("listed") and not said.get("skills"):
            self.add_error("skills", _("Say what you can, or leave the tick below out."))
        super().clean()


class BookForm(SentOnce):
    """A resident books a place at a station (S0-32, S1-48). `times` are those of the chosen day."""

    starts_at = TimeField(label=_("Time"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Your name"), max_length=60)
    phone = PhoneField(label=_("Phone number"), max_length=30)
    words = forms.CharField(label=_("Used for"), required=False, max_length=100)
    consent = forms.BooleanField(
        label=_("The station may keep my name and number until a month after the day.")
    )

    def __init__(self, times, *args, **facts):
        super().__init__(*args, **facts)
        self.fields["starts_at"].offer(times)
