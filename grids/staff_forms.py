"""The forms about those who answer: nominating and deciding, relieving, absences, duty turns."""

from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grids.actions.relieve import successors_of
from grids.deputies import candidates
from grids.enums import AbsenceKind, AppointmentAct, Background, OfficerKind, PostSource
from grids.models import Officer, Post
from grids.positions import positions_at
from grids.roles import P
from grids.superiors import known_to

NEAREST = ""
MOST = 60  # people to choose from on one page
SOURCES = [choice for choice in PostSource.choices if choice[0] != PostSource.SELF]


def day_field(label, **facts):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **facts)


class AccountField(forms.CharField):
    """Somebody's user name, as the account it is: one that may be known to who asks (`among`); others are not there."""

    people = Officer.objects.none()

    default_error_messages = {"unknown": _("There is no active account of this name.")}

    def __init__(self, **facts):
        widget = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"})
        super().__init__(max_length=60, widget=widget, **facts)

    def among(self, people):
        self.people = people.filter(is_active=True, kind=OfficerKind.PERSON)

    def clean(self, value):
        value = super().clean(value).strip()
        if not value:
            return None
        officer = self.people.filter(username=value).first()
        if officer is None:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return officer


class NominateForm(forms.Form):
    """Somebody for a position at a place: by the account, or by name."""

    position = forms.ChoiceField(label=_("For which position"))
    officer = AccountField(
        label=_("User name"),
        required=False,
        help_text=_("If this person has an account already. Otherwise write the name below."),
    )
    name = forms.CharField(label=_("Full name"), max_length=60, required=False)
    phone = forms.CharField(
        label=_("Phone"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text=_("Kept sealed, and forgotten when it is decided."),
    )
    source = forms.ChoiceField(label=_("Where this person was found"), choices=SOURCES)
    backgrounds = forms.MultipleChoiceField(
        label=_("What this person brings along"),
        choices=Background.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("Why this person"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, place, by, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].among(known_to(by))
        self.titles = {one.code: one for one in positions_at(place)}
        self.fields["position"].choices = [(code, one.label) for code, one in self.titles.items()]

    def clean_position(self):
        return self.titles[self.cleaned_data["position"]]

    def clean(self):
        said = super().clean()
        if not self.errors and not said["officer"] and not said["name"].strip():
            self.add_error("name", _("Give a name."))
        return said


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=_("Receipt number"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Eight digits, as somebody reads them out on the phone."),
    )


class WordsForm(forms.Form):
    """A verb that may say, or must say, why."""

    words = forms.CharField(label=_("Words"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, row, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].required = row.says_why
        self.fields["words"].label = LABELS.get(row.action, _("Words"))


LABELS = {
    AppointmentAct.OBJECT: _("What was said against it"),
    AppointmentAct.ANSWER: _("The answer"),
    AppointmentAct.REFUSE: _("Why not"),
    AppointmentAct.WITHDRAW: _("Why it is withdrawn"),
}


class AppointForm(forms.Form):
    """From when on, and for somebody without an account which one."""

    starts_on = day_field(_("First day"))
    officer = AccountField(
        label=_("User name of this person"), required=False, help_text=_("If there is an account already.")
    )
    username = forms.CharField(
        label=_("Or a user name for a new account"),
        max_length=60,
        required=False,
        help_text=_("A code for the first sign-in is shown once."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, appointment, by, *args, **kwargs):
        super().__init__(*args, initial={"starts_on": localdate()}, **kwargs)
        self.fields["officer"].among(known_to(by))
        if appointment.officer_id:
            del self.fields["officer"], self.fields["username"]


class RelieveForm(forms.Form):
    """From when on, who follows, and why. `seen` is what the person was shown beforehand."""

    on = day_field(
        _("From which day"), help_text=_("Today, or a later day: then it happens by itself on that day.")
    )
    successor = forms.ChoiceField(label=_("Who follows"), required=False)
    reason = forms.CharField(label=_("Why"), max_length=200)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    def __init__(self, post, *args, **kwargs):
        super().__init__(*args, initial={"on": localdate()}, **kwargs)
        there = successors_of(post, on=localdate())[:MOST]
        self.posts = {str(one.uuid): one for one in there}
        named = [
            (uuid, f"{one.officer.name} · {one.title} · {one.place}") for uuid, one in self.posts.items()
        ]
        self.fields["successor"].choices = [(NEAREST, _("The nearest one above")), *named]

    def clean_successor(self):
        return self.posts.get(self.cleaned_data["successor"])


class AbsenceForm(forms.Form):
    """From when until when, and who acts meanwhile."""

    starts_on = day_field(_("First day away"))
    until = day_field(_("First day back"))
    kind = forms.ChoiceField(label=_("What for"), choices=AbsenceKind.choices)
    deputy = forms.ChoiceField(
        label=_("Who takes the cases"),
        required=False,
        help_text=_("Without anybody, what is in hand goes back to the desk on the first day away."),
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, officer, by, *args, **kwargs):
        super().__init__(*args, initial={"starts_on": localdate()}, **kwargs)
        there = candidates(officer, localdate(), by=by)[:MOST]
        self.people = {str(who.uuid): who for who in there}
        named = [(uuid, who.name) for uuid, who in self.people.items()]
        self.fields["deputy"].choices = [("", _("Nobody")), *named]

    def clean_deputy(self):
        return self.people.get(self.cleaned_data["deputy"])


class DutyForm(forms.Form):
    """Who is on duty, on which days, from when until when."""

    officers = forms.MultipleChoiceField(
        label=_("Who is on duty"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Several take turns, one a day."),
    )
    first = day_field(_("First day"))
    last = day_field(_("Last day"))
    begins = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(
        label=_("Until"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("An earlier hour is one of the next day."),
    )
    note = forms.CharField(label=_("Note"), max_length=100, required=False)

    def __init__(self, place, by, *args, **kwargs):
        usual = {"first": localdate(), "last": localdate(), "begins": time(18), "ends": time(8)}
        super().__init__(*args, initial=usual, **kwargs)
        posts = Post.objects.answered(localdate()).held_by_people().carrying(P.CASE_VIEW)
        led = posts.over(place).within(by.scope, P.STAFF_LEAD).select_related("officer")
        named = led.order_by("officer__name", "pk")[: 2 * MOST]
        self.people = {str(post.officer.uuid): post.officer for post in named}
        self.fields["officers"].choices = [(uuid, who.name) for uuid, who in self.people.items()]

    def clean_officers(self):
        return [self.people[uuid] for uuid in self.cleaned_data["officers"]]
