"""What somebody chooses about the lists of the desk."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.actions.desk_views import LONGEST
from cases.enums import Source
from cases.models import Category
from cases.narrowing import units_of
from cases.pages.columns import BY_KEY, COLUMNS, columns_of, said_of
from cases.pages.rows import SIZES
from grids.enums import Tier
from grids.models import Grid
from grids.roles import P

MOST_PLACES = 400
WIDER_THAN_MICRO = (Tier.STREET, Tier.TOTAL, Tier.GENERAL, Tier.DEDICATED)


class NarrowForm(forms.Form):
    """Which cases of a list are wanted: sent to the desk as they are."""

    place = forms.ChoiceField(label=_("Place"), required=False)
    unit = forms.ChoiceField(label=_("Department"), required=False)
    kind = forms.ChoiceField(label=_("Category"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False, choices=[("", "—"), *Source.choices])

    def __init__(self, *args, by, **facts):
        super().__init__(*args, **facts)
        today = localdate()
        self.fields["place"].choices = [("", "—"), *places(by.scope, today)]
        self.fields["unit"].choices = [("", "—"), *units(by.scope, today)]
        self.fields["kind"].choices = [("", "—"), *kinds()]


def places(scope, today):
    """[(code, name)] of the places that somebody sees, micro grids left out where there are many."""
    seen = Grid.objects.within(scope, P.CASE_VIEW).current(today)
    rows = seen.filter(tier__in=WIDER_THAN_MICRO).order_by("street", "code").values_list("code", "name")
    return list(rows[:MOST_PLACES])


def units(scope, today):
    rows = units_of(scope).current(today).order_by("name").values_list("uuid", "name")
    return [(str(uuid), name) for uuid, name in rows[:MOST_PLACES]]


def kinds():
    """[(group, [(code, name)])]: the whole group first, then its kinds."""
    groups = {}
    for one in Category.objects.filter(is_active=True).order_by("code"):
        group = groups.setdefault(one.group, [(one.code[:2], one.group)])
        group.append((one.code, one.name))
    return list(groups.items())


class ColumnsForm(forms.Form):
    """The columns of the list, each with its place in the row; no place, no column."""

    size = forms.TypedChoiceField(
        label=_("Cases on a page"), choices=[(size, size) for size in SIZES], coerce=int, required=False
    )

    def __init__(self, *args, **facts):
        super().__init__(*args, **facts)
        shown = [column.key for column in columns_of(self.initial.get("cols", ""))]
        numbers = [("", "—"), *((str(n), str(n)) for n in range(1, len(COLUMNS)))]
        for column in COLUMNS[1:]:
            place = shown.index(column.key) if column.key in shown else ""
            self.fields[f"col_{column.key}"] = forms.ChoiceField(
                label=column.label, choices=numbers, initial=str(place), required=False
            )
        self.order_fields([name for name in self.fields if name != "size"])

    def clean(self):
        said = super().clean()
        wanted = [(int(place), key) for key in list(BY_KEY)[1:] if (place := said.get(f"col_{key}", ""))]
        columns = columns_of(".".join(key for _place, key in sorted(wanted, key=lambda pair: pair[0])))
        return {"cols": said_of(columns), "size": str(said.get("size") or SIZES[0])}


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the view"),
        max_length=LONGEST,
        error_messages={"required": _("Give the view a name.")},
    )
