"""What a resident fills in at a door: all of it optional, but one of photo, words or kind."""

import hashlib
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.actions.photos import MOST
from cases.chips import chips, chosen
from cases.forms.fields import PhotosField
from cases.forms.needs import WORDS
from cases.forms.spot import DoorField, SpotForm
from cases.spots import said_place
from common.crypto import normalise

MOBILE = 11
LANDLINE = range(10, 13)  # with its area code, which begins with 0


class PhotosInput(forms.FileInput):
    """Camera and album send under one name; both are read."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name)


class NewPhotosField(forms.Field):
    """The photos sent with this try, as they came: looked at when they are stored."""

    widget = PhotosInput

    def clean(self, value):
        photos = list(value or [])
        if len(photos) > MOST:
            raise ValidationError(
                _("At most six photos, please; you chose %(count)s."), params={"count": len(photos)}
            )
        return photos


class WordsField(forms.CharField):
    """Free text; a line break counts as one character, as it does on the page."""

    widget = forms.Textarea

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class PhoneField(forms.CharField):
    """A mobile number of eleven digits, or a landline with its area code; as typed, with or without spaces and +86."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def clean(self, value):
        number = normalise(super().clean(value))
        if not number:
            return ""
        if not (number.isascii() and number.isdecimal()):
            raise ValidationError(_("Type the phone number in digits only."))
        if number.startswith("0") and len(number) in LANDLINE:
            return number
        if len(number) != MOBILE:
            raise ValidationError(
                _("A mobile number has 11 digits; you typed %(count)s."), params={"count": len(number)}
            )
        if not number.startswith("1"):
            raise ValidationError(_("A mobile number begins with 1; a landline needs its area code."))
        return number


class ReportForm(SpotForm):
    """`key` was made with the page: the same tap twice is one case. `kept` are photos that an earlier try brought.
    `place` is where it is: the door of the `code`, unless another place of its street was said (改位置)."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    kept = PhotosField(required=False)
    photos = NewPhotosField(label=_("Photos"), required=False)
    category = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect, required=False, initial="")
    description = WordsField(
        label=_("In your words"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": _("At most %(limit_value)d characters, please; you wrote %(show_value)d.")
        },
    )
    phone = PhoneField(label=_("Phone number"), required=False, max_length=30)
    anonymous = forms.BooleanField(label=_("Do not make this public"), required=False)
    where = forms.CharField(label=_("Where exactly"), required=False, max_length=60)
    building = DoorField(required=False)
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    def __init__(self, *args, code=None, **facts):
        super().__init__(*args, **facts)
        self.code = code
        self.fields["category"].choices = [("", _("Not sure")), *((row.code, row.name) for row in chips())]

    def clean_category(self):
        return chosen(self.cleaned_data["category"])

    def check_place(self):
        """Where it is; a point outside the street of the code is refused at its field."""
        said = self.cleaned_data
        self.place = said_place(self.code, said, self.spot)
        if self.place is None:
            raise ValidationError(
                _("This point lies outside the street of this door. Choose one nearer, or none."), code="far"
            )

    def clean(self):
        if self.code is not None and not self.errors.keys() & {"lng", "lat", "crs", "where", "building"}:
            self.check_place()
        if self.cleaned_data.get("website"):
            # Nobody sees the field: a program filled it in. A browser's own filling-in may too, so it is said.
            raise ValidationError(
                _("A field that people do not see was filled in. It is empty again: please press once more."),
                code="unseen",
            )
        if "key" in self.errors:
            del self.errors["key"]
            raise ValidationError(_("The page had grown old. Please press once more."), code="key")
        count = len(self.cleaned_data.get("kept", [])) + len(self.cleaned_data.get("photos", []))
        if count > MOST:
            self.add_error("photos", _("At most six photos, please; with those kept it would be more."))

    def again(self, kept):
        """The form to show once more: everything typed, the photos that did arrive, nothing of the trap."""
        data = self.data.copy()
        data.setlist("kept", [str(file.uuid) for file in kept])
        data["website"] = ""
        if not is_uuid(data.get("key", "")):
            data["key"] = str(uuid.uuid4())
        self.data = data


def is_uuid(text):
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def key_of(token, data, files):
    """The key of a report from what was sent, or None without the page's own key.

    Sent twice it is the same; after going back and writing something else under the old page's key it is another, so
    that the second matter is not taken for the first.
    """
    if not is_uuid(data.get("key", "")):
        return None
    typed = [data.get(name, "") for name in ("category", "description", "phone", "anonymous")]
    elsewhere = [f"{name}={data[name]}" for name in ("where", "lng", "lat", "building") if data.get(name)]
    sent = [
        token,
        *typed,
        *elsewhere,
        *data.getlist("kept"),
        *(str(file.size) for file in files.getlist("photos")),
    ]
    digest = hashlib.sha256("\x1f".join(sent).encode()).hexdigest()
    return uuid.uuid5(uuid.UUID(data["key"]), digest)
