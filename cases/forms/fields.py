"""Form fields that know what may be chosen here: a target, a category, a grid, uploaded photos."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.models import Call, CaseFile, Category
from cases.targets import may_be_called, open_to, targets_for
from cases.whistles import calls_for
from files.models import File
from grids.models import Grid

MOST_PHOTOS = 6


class TargetField(forms.ChoiceField):
    """A post or a department, by its public UUID; filled for one case by `offer`."""

    widget = forms.RadioSelect
    default_error_messages = {"required": _("Choose who gets it.")}

    def offer(self, case, by, *, day, is_drawn=True):
        """A form that nobody sees needs no order, and no suggestion: two statements less."""
        targets = targets_for(case, by, day=day) if is_drawn else open_to(case, by, day=day)
        self.targets = {str(target.holder.uuid): target for target in targets}
        self.choices = [(uuid, target.label) for uuid, target in self.targets.items()]

    def clean(self, value):
        value = super().clean(value)
        return self.targets[value].holder if value else None


class CallsField(forms.Field):
    """The units a whistle calls: UUIDs of departments, or objects {"to": UUID, "reason": words} as the API has them.

    Filled for one case by `offer`; answers [(Department, its own reason or "")].
    """

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Choose at least one unit."),
        "unknown": _("This unit cannot be called here."),
    }

    def offer(self, case, *, day):
        units = may_be_called(case, day=day).order_by("name")
        self.units = {str(unit.uuid): unit for unit in units}
        self.widget.choices = [(uuid, unit.name) for uuid, unit in self.units.items()]

    def clean(self, value):
        said = [one if isinstance(one, dict) else {"to": one} for one in self.many(value)]
        units = [(self.units.get(str(one.get("to"))), str(one.get("reason") or "")) for one in said]
        if not units:
            raise ValidationError(self.error_messages["required"])
        if any(unit is None for unit, _why in units):
            raise ValidationError(self.error_messages["unknown"])
        return units

    @staticmethod
    def many(value):
        return value if isinstance(value, list) else [value] if value else []


class CallField(forms.ChoiceField):
    """Which called unit a verb is about, by the call's UUID; with only one there is nothing to choose."""

    widget = forms.RadioSelect

    def offer(self, case, by, action):
        rows = Call.objects.filter(case=case).select_related("department").order_by("pk")
        names = {str(row.uuid): row.department.name for row in rows}
        found = calls_for(action, [row.as_fact() for row in rows], case, by)
        self.choices = [(call.uuid, names[call.uuid]) for call in found]
        if len(found) == 1:
            self.widget, self.initial = forms.HiddenInput(), found[0].uuid


class CategoryField(forms.ModelChoiceField):
    """A category, by its five-digit code."""

    def __init__(self, **facts):
        in_use = Category.objects.filter(is_active=True).order_by("code")
        super().__init__(in_use, to_field_name="code", **facts)


class GridField(forms.ModelChoiceField):
    """A current grid of the person's reach, by its code; narrowed for one person by `reach`."""

    def __init__(self, **facts):
        super().__init__(Grid.objects.none(), to_field_name="code", **facts)

    def reach(self, by, *, day):
        self.queryset = Grid.objects.visible_to(by.scope).current(day).defer("boundary").order_by("code")


class PhotosField(forms.Field):
    """Photos uploaded before, by their ids; only one's own, waiting for a case. `of(by)` says whose."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {"required": _("Add a photo.")}
    officer_id = None

    def of(self, by):
        self.officer_id = by.officer_id

    def clean(self, value):
        ids = [value] if isinstance(value, str) else list(value or [])
        if len(ids) > MOST_PHOTOS:
            raise ValidationError(_("At most six photos, please."))
        found = self.waiting(ids) if ids else []
        if self.required and not found:
            raise ValidationError(self.error_messages["required"])
        return found

    def waiting(self, ids):
        field = forms.UUIDField()
        uuids = {field.clean(str(one)) for one in ids}
        mine = CaseFile.objects.filter(case=None, uploaded_by=self.officer_id)
        found = list(File.objects.filter(uuid__in=uuids, pk__in=mine.values("file")))
        if len(found) != len(uuids):
            raise ValidationError(_("A photo is missing or belongs to another report. Please add it again."))
        return found
