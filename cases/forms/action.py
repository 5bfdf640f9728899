"""The form of one verb on one case, made from what the workflow table says it needs."""

from django import forms
from django.utils.timezone import localdate

from cases.enums import Action
from cases.forms.fields import CallField, CallsField, GridField, PhotosField, TargetField
from cases.forms.needs import OUTSIDE, field_for, outcomes_open_to
from cases.forms.spot import spot_fields, spot_said

# What a field must know of the case, the person, the day and the verb before it is drawn or read.
FITS = {
    TargetField: lambda field, case, by, day, verb: field.offer(case, by, day=day, is_drawn=field.is_drawn),
    CallsField: lambda field, case, by, day, verb: field.offer(case, day=day),
    CallField: lambda field, case, by, day, verb: field.offer(case, by, verb),
    GridField: lambda field, case, by, day, verb: field.reach(by, day=day),
    PhotosField: lambda field, case, by, day, verb: field.of(by),
}


class ActionForm(forms.Form):
    """`cleaned_data` is what the verb of the same name takes by keyword.

    In: `allowed` an Allowed, the `case`, `by` the Actor, `at` the moment; `data` a page's POST, or an API's body
    through `from_outside`, whose shorter field names it translates.
    """

    def __init__(self, allowed, case, by, *, at, data=None, **facts):
        self.allowed = allowed
        self.is_drawn = facts.pop("is_drawn", True)
        prefix = facts.pop("auto_id", f"{allowed.name}-%s")
        super().__init__(data, auto_id=prefix, **facts)
        for need in allowed.needs:
            name, field = field_for(need)
            self.fields[name] = field
        if allowed.action == Action.CLASSIFY:
            self.fields |= spot_fields()
        self.fit_to(case, by, at)

    @classmethod
    def from_outside(cls, allowed, case, by, *, at, body):
        """The form filled from an API's JSON object."""
        names = OUTSIDE.get(allowed.name, {})
        said = {"internal": True} | {names.get(key, key): value for key, value in body.items()}
        return cls(allowed, case, by, at=at, data=said, is_drawn=False)

    def clean(self):
        """A point on the map says where a case is more exactly than a grid does."""
        said = super().clean()
        if "lng" in self.fields and not self.errors:
            self.cleaned_data = spot_said(said, self.by)
        return self.cleaned_data

    def fit_to(self, case, by, at):
        self.by = by
        for field in self.fields.values():
            field.is_drawn = self.is_drawn
            if fit := FITS.get(type(field)):
                fit(field, case, by, localdate(at), self.allowed.action)
        if "outcome" in self.fields:
            self.fields["outcome"].choices = outcomes_open_to(
                self.allowed.who, asks=case.workflow_version > 1
            )
        if "answer" in self.fields:
            self.fields["answer"].initial = "cannot" if case.outcome == "cannot" else "done"

    @property
    def outside_names(self):
        """{the form's name: the API's name} for what is called otherwise outside."""
        return {inner: outer for outer, inner in OUTSIDE.get(self.allowed.name, {}).items()}
