"""What the desk and the case page send back: a verb's form read from a POST, with as few statements as it takes."""

from datetime import date
from functools import lru_cache
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases import workflow
from cases.allowed import Allowed
from cases.forms.action import ActionForm
from cases.forms.fields import TargetField
from cases.parties import parties
from common.compiled import Compiled, only_one
from grids.models import Department, Post

LONGEST_REASON = 200
# What the guards, the record and the answer read of a post that is given a case.
OF_HOLDER = (
    "uuid",
    "role",
    "starts_on",
    "ends_on",
    "officer__name",
    *(f"grid__{level}" for level in ("district", "street", "total", "general")),
)


class HolderField(forms.UUIDField):
    """A post or a department by its public UUID: only looked up. Whether it answers here, the verb's guards say."""

    unknown = _("Choose who gets it.")
    default_error_messages = {"required": unknown, "invalid": unknown}

    def seen_by(self, scope, *, day):
        self.scope, self.day = scope, day

    def clean(self, value):
        uuid = super().clean(value)
        holder = (self.post(uuid) or self.department(uuid)) if uuid else None
        if holder is None:
            raise ValidationError(self.unknown, code="unknown")
        return holder

    def post(self, uuid):
        return only_one(posts_seen_by(self.scope)(uuid=uuid, day=self.day))

    def department(self, uuid):
        return Department.objects.current(self.day).visible_to(self.scope).filter(uuid=uuid).first()


@lru_cache(maxsize=64)
def posts_seen_by(scope):
    """The posts that a scope sees, by their UUID: a dispatcher asks for one after the other in the same words."""

    def posts(uuid, day):
        seen = Post.objects.current(day).visible_to(scope).select_related("officer", "grid")
        return seen.only(*OF_HOLDER).filter(uuid=uuid).with_answer(day)

    return Compiled(posts, {"uuid": UUID(int=1), "day": date.min})


class PostedForm(ActionForm):
    """The form of a verb as it came back: a target is looked up instead of offered."""

    def fit_to(self, case, by, at):
        for name, field in self.fields.items():
            if isinstance(field, TargetField):
                self.fields[name] = HolderField(label=field.label, required=field.required)
                self.fields[name].seen_by(by.scope, day=localdate(at))
        super().fit_to(case, by, at)


def posted_form(case, action, by, *, at, data):
    """The form of `action` filled from a POST, whatever the state: whether it follows now, the engine says."""
    return PostedForm(named(case, action, by), case, by, at=at, data=data)


def returned_form(case, action, by, *, at, data, refusal=""):
    """The same form to be drawn again, with its lists, what was typed, and why it was refused."""
    form = ActionForm(named(case, action, by), case, by, at=at, data=data)
    if refusal:
        form.add_error(None, refusal)
    return form


def named(case, action, by):
    row = workflow.find(action, version=case.workflow_version)
    return Allowed(row.action, row.needs, parties(case, by))


class ReasonForm(forms.Form):
    """Why somebody has to see a name and a phone number plain."""

    reason = forms.CharField(
        label=_("Why you need to see it"),
        error_messages={"required": _("Write why you need to see it.")},
        max_length=LONGEST_REASON,
        widget=forms.TextInput,
    )


class PhoneField(forms.CharField):
    """A phone number as people write it; a mobile number has eleven digits."""

    default_error_messages = {
        "length": _("A mobile number has 11 digits; you wrote %(count)s."),
        "signs": _("A phone number has digits only, with a hyphen after the area code."),
    }

    def __init__(self, **facts):
        widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
        super().__init__(max_length=20, widget=widget, **facts)

    def clean(self, value):
        value = super().clean(value).replace(" ", "")
        digits = value.replace("-", "").removeprefix("+86")
        if value and not digits.isdecimal():
            raise ValidationError(self.error_messages["signs"], code="signs")
        if digits.startswith("1") and len(digits) > 5 and len(digits) != 11:
            raise ValidationError(self.error_messages["length"] % {"count": len(digits)}, code="length")
        return value
