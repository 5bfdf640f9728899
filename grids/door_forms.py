"""The forms of what hangs on doors: codes, notices, duty phones, what a worker shows of himself."""

from datetime import timedelta

from django import forms
from django.core.validators import RegexValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grids.enums import BatchKind, NoticeTopic, RevokedFor, Role, SheetLayout
from grids.for_whom import OLDEST
from grids.roles import ADMINISTRATORS

WORDS = 2000
TOLD = [role for role in Role if role not in ADMINISTRATORS]
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

    labels = forms.MultipleChoiceField(
        label=_("For whom"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing and it is for everybody."),
    )
    from_age = forms.IntegerField(label=_("From the age of"), required=False, min_value=0, max_value=OLDEST)
    to_age = forms.IntegerField(label=_("Up to the age of"), required=False, min_value=0, max_value=OLDEST)

    def __init__(self, audiences, *args, **facts):
        today = localdate()
        super().__init__(*args, initial={"starts_on": today, "last_day": today + timedelta(days=7)}, **facts)
        self.fields["labels"].choices = [(one.code, one.label) for one in audiences]
        if not audiences:
            del self.fields["labels"]

    def facts(self):
        """What the action is told: it counts to the first day without the notice."""
        said = dict(self.cleaned_data)
        ages = said.pop("from_age"), said.pop("to_age")
        return said | {"ages": ages, "ends_on": said.pop("last_day") + timedelta(days=1)}


class StaffNoticeForm(forms.Form):
    """A notice to those who work in a grid, by their roles."""

    title = forms.CharField(label=_("Title"), max_length=60)
    words = forms.CharField(label=_("Words"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 5}))
    roles = forms.MultipleChoiceField(
        label=_("Who is told"),
        choices=[(role.value, role.label) for role in TOLD],
        widget=forms.CheckboxSelectMultiple,
    )

    def facts(self):
        """What the action is told: from today for a month on the list of what was said."""
        today = localdate()
        return self.cleaned_data | {"starts_on": today, "ends_on": today + timedelta(days=30)}


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
