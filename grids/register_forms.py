"""The forms of the registers: the columns of one, and where it lies in the words of those who stand there."""

from django import forms
from django.contrib.gis.geos import Point
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from common.coordinates import to_wgs84
from common.fields import EncryptedTextField
from grids.models import Building, Grid
from grids.register_rows import reached
from grids.roles import P

MOST = 60  # offered to choose from; the others are typed
CODE = 12  # digits of the shortest code, a street's


def label_of(row):
    """How a row is named in a field: its name, and the code where it has one."""
    return f"{row.name} {row.code}" if getattr(row, "code", "") else row.name


class RowField(forms.CharField):
    """Another row by its name, its initials or its code, out of those the person reaches."""

    def offer(self, rows):
        self.rows, self.widget.attrs["autocomplete"] = rows, "off"

    def prepare_value(self, value):
        """The label of a row that is given by its number; nothing of one the person does not reach."""
        if not isinstance(value, int):
            return value
        row = self.rows.filter(pk=value).first()
        return label_of(row) if row else ""

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (data or "").strip()

    def clean(self, value):
        words = super().clean(value).strip()
        if not words:
            return None
        found = list(self.found(words)[: 2 if self.exactly(words) else 4])
        if not found:
            raise ValidationError(_("Nothing of yours is called so. Choose from the list, or type the code."))
        if len(found) > 1:
            named = ", ".join(label_of(row) for row in found[:3])
            raise ValidationError(
                _("Several are called so: %(named)s. Type the code."), params={"named": named}
            )
        return found[0]

    def exactly(self, words):
        last = words.rsplit(" ", 1)[-1]
        return last if len(last) >= CODE and last.isdigit() else ""

    def found(self, words):
        if code := self.exactly(words):
            return self.rows.filter(code=code)
        same = self.rows.filter(name=words)
        if same.exists():
            return same
        if hasattr(self.rows, "called"):
            return self.rows.called(words)
        return self.rows.filter(Q(name__icontains=words))


class RegisterForm(forms.Form):
    """One row of a register. `facts()` is what the action is told, `grid` where it lies."""

    def __init__(self, register, actor, *args, row=None, grid=None, **kwargs):
        self.register, self.actor, self.row = register, actor, row
        initial = {name: getattr(row, name) for name in plain(register)} if row else {}
        initial |= {name: getattr(row, f"{name}_id") for name in pointing(register) if row}
        initial |= {"grid": label_of(grid) if grid else ""}
        super().__init__(*args, initial=initial, **kwargs)
        for name in register.fields:
            self.fields[name] = field_for(register.model._meta.get_field(name))
            if isinstance(self.fields[name], RowField):
                self.offer(name)
        self.add_place()

    def offer(self, name):
        """What a pointing field can be filled with: rows of the street of the row, or in reach."""
        model = self.register.model._meta.get_field(name).related_model
        self.fields[name].offer(in_reach(model, self.actor))

    def add_place(self):
        if not isinstance(self.row, Building):  # one that is there goes to another grid by redrawing
            self.add_grid()
        self.add_point()

    def add_grid(self):
        grids = Grid.objects.within(self.actor.scope, P.REGISTER_KEEP).current(localdate())
        self.fields["grid"] = RowField(
            label=_("Grid"),
            required=False,
            max_length=90,
            help_text=_("Its name or code. Not needed where a building or a point is given."),
        )
        self.fields["grid"].offer(grids.defer("boundary").order_by("code"))

    def add_point(self):
        self.fields["lng"] = forms.DecimalField(
            label=_("Longitude"), required=False, min_value=-180, max_value=180
        )
        self.fields["lat"] = forms.DecimalField(
            label=_("Latitude"), required=False, min_value=-90, max_value=90
        )
        self.fields["crs"] = forms.ChoiceField(
            label=_("The coordinates are from"), choices=CRS, required=False, initial="gcj02"
        )
        if self.row and self.row.point:
            self.initial |= {
                "lng": round(self.row.point.x, 6),
                "lat": round(self.row.point.y, 6),
                "crs": "wgs84",
            }

    def clean(self):
        said = super().clean()
        lng, lat = said.get("lng"), said.get("lat")
        if (lng is None) != (lat is None):
            self.add_error("lat" if lat is None else "lng", _("A point needs both numbers."))
        return said

    @property
    def lists(self):
        """[(id, labels)] to choose from, for the fields that name another row."""
        return [
            (f"list-{name}", [label_of(row) for row in field.rows[:MOST]])
            for name, field in self.fields.items()
            if isinstance(field, RowField)
        ]

    def grid(self):
        return self.cleaned_data.get("grid")

    def facts(self):
        """{column: value} as the action takes it. A person in charge that was left empty stays as it is."""
        said = {name: self.cleaned_data[name] for name in self.register.fields}
        facts = {name: value for name, value in said.items() if not self.is_left(name, value)}
        if self.cleaned_data["lng"] is not None and self.cleaned_data["lat"] is not None:
            facts["point"] = self.point()
        return facts

    def is_left(self, name, value):
        """What stays as it is: a sealed value that was left empty, another row that was not touched (it may be one the
        person does not reach)."""
        if name in pointing(self.register):
            return self.row is not None and name not in self.changed_data
        return is_sealed(self.register, name) and not value

    def point(self):
        said = self.cleaned_data
        if self.row and self.row.point and not {"lng", "lat", "crs"} & set(self.changed_data):
            return self.row.point
        where = to_wgs84(float(said["lng"]), float(said["lat"]), said["crs"] or "gcj02")
        return Point(*where, srid=4326)


CRS = [("gcj02", _("a map app (Amap, Tencent)")), ("bd09", _("Baidu maps")), ("wgs84", _("a GPS device"))]


def in_reach(model, actor):
    rows = reached(model, actor).filter(valid_to=None)
    return rows.order_by("code" if model is Building else "name", "pk")


def is_sealed(register, name):
    return isinstance(register.model._meta.get_field(name), EncryptedTextField)


def plain(register):
    """The columns of a register whose value may be shown in its form."""
    return [
        name for name in register.fields if name not in pointing(register) and not is_sealed(register, name)
    ]


def pointing(register):
    return [name for name in register.fields if register.model._meta.get_field(name).is_relation]


def field_for(column):
    """The form's field of a column."""
    if column.is_relation:
        widget = forms.TextInput(attrs={"list": f"list-{column.name}"})
        return RowField(label=column.verbose_name, required=False, max_length=90, widget=widget)
    if isinstance(column, EncryptedTextField):
        kept = _("Kept sealed. Leave it empty to leave it as it is.")
        return forms.CharField(label=column.verbose_name, required=False, max_length=60, help_text=kept)
    if hasattr(column, "base_field"):
        choices = column.base_field.choices
        asked = {"label": column.verbose_name, "choices": choices, "required": False}
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, **asked)
    field = column.formfield()
    if column.choices and column.blank:
        field.choices = [("", _("not said")), *column.choices]
    if column.name == "address":
        field.required = False  # it is made of its parts
    if isinstance(field, forms.DateField):
        field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if isinstance(field, forms.CharField) and getattr(column, "max_length", 0) and column.max_length > 300:
        field.widget = forms.Textarea(attrs={"rows": 4})
    return field


class ContactForm(forms.Form):
    """Why somebody needs the person in charge."""

    reason = forms.CharField(
        label=_("Why you need to reach this person"),
        min_length=2,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class EndForm(forms.Form):
    """The first day without it."""

    on = forms.DateField(
        label=_("First day without it"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"on": localdate()}, **kwargs)


class FindForm(forms.Form):
    """What a list is narrowed to."""

    q = forms.CharField(label=_("Name, initials or address"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    grid = forms.CharField(required=False, max_length=18, widget=forms.HiddenInput)
    old = forms.BooleanField(label=_("Not checked for a year"), required=False)

    def __init__(self, register, *args, **kwargs):
        super().__init__(*args, **kwargs)
        column = register.model._meta.get_field(register.kind)
        self.fields["kind"].label = column.verbose_name
        self.fields["kind"].choices = [("", _("all")), *column.choices]
