"""What the reporter says on the tracking page, and how a report is looked up without its link."""

import re
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import workflow
from cases.allowed import Allowed
from cases.enums import Action
from cases.forms.action import ActionForm
from common.crypto import normalise
from grids.actor import Actor

LABELS = {
    (Action.RATE, "level"): _("Are you satisfied?"),
    (Action.RATE, "words"): _("A word to us"),
    (Action.REWORK, "reason"): _("What is still wrong?"),
    (Action.REOPEN, "reason"): _("What is wrong again?"),
    (Action.RESTORE, "reason"): _("Why should we look at it again?"),
    (Action.WITHDRAW, "reason"): _("Why?"),
}
NUMBER = re.compile(r"\d{19}", re.ASCII)
TAIL = re.compile(r"\d{4}", re.ASCII)


class SaidForm(ActionForm):
    """The form of one verb in the reporter's words, with the key that makes a second press the same one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, action, case, *, at, data=None):
        row = workflow.find(action, version=case.workflow_version)
        allowed = Allowed(row.action, row.needs, row.who)
        super().__init__(allowed, case, Actor.reporter(), at=at, data=data)
        for name, field in self.fields.items():
            field.label = LABELS.get((row.action, name), field.label)

    def facts(self):
        """What the verb takes by keyword."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}


class LookupForm(forms.Form):
    """The number of a report and the last four digits of the phone left with it."""

    number = forms.CharField(
        label=_("Case number"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone_tail = forms.CharField(
        label=_("Last 4 digits of the phone"),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_number(self):
        number = normalise(self.cleaned_data["number"])
        if not NUMBER.fullmatch(number):
            raise ValidationError(
                _("A case number has 19 digits; you typed %(count)s."), params={"count": len(number)}
            )
        return number

    def clean_phone_tail(self):
        tail = normalise(self.cleaned_data["phone_tail"])
        if not TAIL.fullmatch(tail):
            raise ValidationError(_("Type the last four digits of the phone number you left."))
        return tail
