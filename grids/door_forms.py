"""The forms of what hangs on doors: codes, notices, duty phones, what a worker shows of himself."""

from datetime import timedelta

from django import forms
from django.core.validators import RegexValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grids.enums import BatchKind, NoticeTopic, RevokedFor, SheetLayout

WORDS = 2000
ISSUED = [kind for kind in BatchKind if kind != BatchKind.CHOSEN]
DIALLED = RegexValidator(r"\A\+?[0-9-]{3,20}\Z", _("Type the phone number in digits only."))


class IssueForm(forms.Form):
    """Codes for everything of a kind that has none."""

    kind = forms.ChoiceField(label=_("For what"), choices=[(kind.value, kind.label) for kind in ISSUED])
    layout = forms.ChoiceField(label=_("Sheet"), choices=SheetLayout.choices)


class AgainForm(forms.Form):
    """Codes in use, printed again: those that were ticked, or all of them."""

    layout = forms.ChoiceField(label=_("Sheet"), choices=SheetLayout.choices)


class RevokeForm(forms.Form):
    """Why a code is worth nothing any more."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[(one.value, one.label) for one in RevokedFor if one != RevokedFor.REISSUED],
    )


class NoticeForm(forms.Form):
    """A notice to those who live in a grid."""

    topic = forms.ChoiceField(label=_("About"), choices=NoticeTopic.choices)
    title = forms.CharField(label=_("Title"), max_length=60)
    words = forms.CharField(label=_("Words"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 5}))
    starts_on = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last_day = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, **facts):
        today = localdate()
        super().__init__(*args, initial={"starts_on": today, "last_day": today + timedelta(days=7)}, **facts)

    def facts(self):
        """What the action is told: it counts to the first day without the notice."""
        said = dict(self.cleaned_data)
        return said | {"ends_on": said.pop("last_day") + timedelta(days=1)}


class DutyPhoneForm(forms.Form):
    """The number of a grid that somebody answers."""

    phone = forms.CharField(label=_("Duty phone"), max_length=20, required=False, validators=[DIALLED])
    hours = forms.CharField(label=_("When it is answered"), max_length=60, required=False)


class DoorCardForm(forms.Form):
    """What residents see of the person who is signed in."""

    phone = forms.CharField(
        label=_("Number residents may call"),
        max_length=20,
        required=False,
        validators=[DIALLED],
        help_text=_("Leave it empty to hide it: then residents are given the duty phone."),
    )
    full_name = forms.BooleanField(label=_("Show my whole name"), required=False)
