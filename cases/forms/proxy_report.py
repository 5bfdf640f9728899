"""What the desk takes down for somebody who calls: the caller kept apart from the person concerned (S2-23)."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.actions.report import Person, report
from cases.enums import Source, Urgency
from cases.forms.categories import CategoryForm
from cases.forms.desk import PhoneField
from cases.forms.places import PlaceForm, root_of
from cases.place import CasePlace

WORDS, NAME = 500, 40
CHANNELS = [(Source.HOTLINE, Source.HOTLINE.label), (Source.PROXY, Source.PROXY.label)]


class ProxyReportForm(PlaceForm, CategoryForm):
    """A call taken down. A place that the caller cannot name is left to the street, marked as without a place."""

    source = forms.ChoiceField(
        label=_("How it came"),
        error_messages={"required": _("Choose how it came.")},
        choices=CHANNELS,
        initial=Source.HOTLINE,
        widget=forms.RadioSelect,
    )
    description = forms.CharField(
        label=_("What is said"),
        error_messages={"required": _("Write what the caller says.")},
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"), required=False, choices=[("", _("As the kind says")), *Urgency.choices]
    )
    name = forms.CharField(label=_("Whom it concerns"), required=False, max_length=NAME)
    phone = PhoneField(label=_("Their phone"), required=False)
    caller_name = forms.CharField(
        label=_("Who calls for them, if somebody else"), required=False, max_length=NAME
    )
    caller_phone = PhoneField(label=_("The caller's phone"), required=False)
    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    field_order = [
        *(
            "source",
            "description",
            "category",
            "category_words",
            "place_words",
            "building",
            "grid",
            "address",
        ),
        *("name", "phone", "caller_name", "caller_phone", "urgency", "token", "key", "lng", "lat"),
    ]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.know(by.officer_id)
        self.reach(by.scope)

    def clean(self):
        said = super().clean()
        if said.get("source") == Source.PROXY and not (said.get("caller_name") or said.get("caller_phone")):
            raise ValidationError(_("Write down who calls, or choose the hotline."))
        return said

    def nowhere(self, address):
        return CasePlace.unknown(root_of(self.scope), address)

    def send(self, *, by):
        """Report it; answers the case."""
        said = self.cleaned_data
        same = {name: said[name] for name in ("place", "category", "description", "source", "urgency", "key")}
        return report(
            **same, reporter=person(said["name"], said["phone"]),
            caller=person(said["caller_name"], said["caller_phone"]), by=by,
        )  # fmt: skip


def person(name, phone):
    """The Person behind these words; None for none."""
    return Person(name=name, phone=phone) if name or phone else None
