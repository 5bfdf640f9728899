"""The forms of the routing rules: one rule, its end, a matter to be tried, and what the list is narrowed to."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.enums import RuleTarget
from cases.models import Category
from grids.models import Building, Department, Grid, Region
from grids.register_forms import RowField, label_of
from grids.roles import P

GROUP = "group-"


def day(label, **facts):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, widget=widget, error_messages={"invalid": _("Write the day as 2026-11-30.")}, **facts
    )


def grids_for(scope):
    """The grids a rule can be made for: those the person configures."""
    return Grid.objects.within(scope, P.CONFIGURE).current(localdate()).defer("boundary").order_by("code")


class KindField(forms.ChoiceField):
    """A kind of matter, a whole group of them, or all: {"category", "branch"}. `know` fills it: one statement."""

    def know(self, *, groups=True):
        kinds = Category.objects.filter(is_active=True).order_by("code")
        self.known = {kind.code: kind for kind in kinds}
        by_group = {}
        for kind in self.known.values():
            by_group.setdefault((kind.code[:2], kind.group), []).append((kind.code, kind.name))
        self.names = dict(by_group.keys())
        whole = _now("All of %(group)s")
        for (branch, name), rows in by_group.items():
            rows[:0] = [(f"{GROUP}{branch}", whole % {"group": name})] if groups else []
        self.choices = [("", _now("All kinds") if groups else "—")]
        self.choices += [(name, rows) for (_branch, name), rows in by_group.items()]

    def clean(self, value):
        value = super().clean(value)
        branch = value.removeprefix(GROUP) if value.startswith(GROUP) else ""
        return {"category": self.known.get(value), "branch": branch}


class RuleForm(forms.Form):
    """One rule. `facts()` is what the action is told. Four statements for its lists."""

    kind = KindField(label=_("What it is about"), required=False)
    district = forms.ModelChoiceField(
        Region.objects.none(), label=_("District"), to_field_name="code", required=False, empty_label=None
    )
    grid = RowField(
        label=_("Only in this grid"),
        required=False,
        max_length=90,
        help_text=_("A street, a community or a grid, by its name or code. Empty: the whole district."),
    )
    to = forms.ChoiceField(label=_("Who gets it"), error_messages={"required": _("Choose who gets it.")})
    direct = forms.BooleanField(
        label=_("Send at once, without the desk"),
        required=False,
        help_text=_("Only for what always goes the same way. The desk sees it all the same."),
    )
    order = forms.IntegerField(
        label=_("Order number"),
        min_value=1,
        max_value=9999,
        initial=100,
        help_text=_("The lowest number is asked first; then the narrower kind, then the narrower place."),
    )
    basis = forms.CharField(
        label=_("By which paper"),
        max_length=200,
        error_messages={"required": _("Name the paper or the decision the rule comes from.")},
    )
    valid_from = day(_("From this day"), initial=localdate)
    valid_to = day(_("First day without"), required=False)

    def __init__(self, actor, *args, rule=None, **facts):
        super().__init__(*args, initial=initial_of(rule) if rule else None, **facts)
        scope = actor.scope
        self.fields["kind"].know()
        self.fields["grid"].offer(grids_for(scope))
        districts = Region.objects.filter(pk__in=scope.roots(P.CONFIGURE).get("district_id", ()))
        self.fields["district"].queryset = districts.order_by("code")
        units = Department.objects.visible_to(scope).current(localdate()).order_by("name")
        self.units = {str(unit.uuid): unit for unit in units}
        posts = [(str(value), label) for value, label in RuleTarget.choices]
        named = [(key, unit.name) for key, unit in self.units.items()]
        self.fields["to"].choices = [(_now("Somebody of the place"), posts), (_now("Departments"), named)]
        if rule is not None:
            self.fields["reason"] = forms.CharField(
                label=_("Why it is changed"), max_length=200, error_messages={"required": _("Write why.")}
            )

    def clean(self):
        said = super().clean()
        if not self.errors and not (said["grid"] or said["district"]):
            self.add_error("grid", _("Say for which street or grid the rule is."))
        return said

    def facts(self):
        said = self.cleaned_data
        unit = self.units.get(said["to"])
        kept = ("direct", "order", "basis", "valid_from", "valid_to")
        return {
            **said["kind"],
            "place": said["grid"] or said["district"],
            "department": unit,
            "role": "" if unit else said["to"],
            **{name: said[name] for name in kept},
        }


def initial_of(rule):
    kind = rule.category.code if rule.category_id else f"{GROUP}{rule.branch}" if rule.branch else ""
    return {
        "kind": kind,
        "district": rule.region.code if rule.region_id else "",
        "grid": label_of(rule.grid) if rule.grid_id else "",
        "to": str(rule.department.uuid) if rule.department_id else rule.role,
        **{name: getattr(rule, name) for name in ("direct", "order", "basis", "valid_from", "valid_to")},
    }


class EndRuleForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it ends"), max_length=200, error_messages={"required": _("Write why.")}
    )


class NarrowForm(forms.Form):
    """What the list is narrowed to; what is not known narrows nothing."""

    kind = KindField(label=_("What it is about"), required=False)
    ended = forms.BooleanField(label=_("Those that have ended too"), required=False)

    def __init__(self, *args, **facts):
        super().__init__(*args, **facts)
        self.fields["kind"].know()


class TrialForm(forms.Form):
    """A matter to be tried: the number of a case, or what and where. Nothing of it is kept."""

    number = forms.CharField(
        label=_("Case number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Of a case you may see. Or say below what it is and where."),
    )
    kind = KindField(label=_("What it is about"), required=False)
    where = forms.CharField(
        label=_("Where"),
        required=False,
        max_length=90,
        help_text=_("A grid by its name or code, or the address of a door."),
    )

    def __init__(self, actor, *args, **facts):
        super().__init__(*args, **facts)
        self.scope = actor.scope
        self.fields["kind"].know(groups=False)

    def clean_number(self):
        return "".join(self.cleaned_data["number"].split())

    def clean(self):
        said = super().clean()
        if not self.errors and not said["number"]:
            self.check_matter(said)
        return said

    def check_matter(self, said):
        if said["kind"]["category"] is None:
            self.add_error("kind", _("Choose what it is about."))
        self.grid, self.building = self.place_called(said["where"].strip())
        if not (self.grid or self.building):
            self.add_error(
                "where",
                ValidationError(_("Nothing of yours is called so. Type a name, a code or an address.")),
            )

    def place_called(self, words):
        """(Grid, None) or (None, Building) of one's reach, or (None, None). Three statements at most."""
        if not words.replace("\x00", ""):
            return None, None
        grids = grids_for(self.scope)
        last = words.rsplit(" ", 1)[-1]
        grid = grids.filter(code=last).first() or grids.filter(name=words).first()
        doors = Building.objects.visible_to(self.scope).current(localdate())
        door = None if grid else doors.called(words).select_related("grid").defer("grid__boundary").first()
        return grid, door
