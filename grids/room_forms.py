from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grids.kinds import RoomUse
from grids.rooms import DEEPEST, HIGHEST, Plan, Rule

UNLUCKY = ("4", "13", "14", "18", "24")


class PlanForm(forms.Form):
    """Rooms of a building by floors and numbers."""

    units = forms.IntegerField(
        label=_("Units"),
        min_value=0,
        max_value=99,
        initial=1,
        help_text=_("0 where the building has no units."),
    )
    lowest = forms.IntegerField(label=_("Lowest floor"), min_value=DEEPEST, max_value=HIGHEST, initial=1)
    highest = forms.IntegerField(label=_("Highest floor"), min_value=DEEPEST, max_value=HIGHEST, initial=6)
    per_floor = forms.IntegerField(
        label=_("Rooms on a floor of a unit"), min_value=1, max_value=200, initial=2
    )
    rule = forms.ChoiceField(label=_("Numbers on the doors"), choices=Rule, initial=Rule.TWO)
    skipped = forms.MultipleChoiceField(
        label=_("Floors that do not exist"),
        choices=[(floor, floor) for floor in UNLUCKY],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    use = forms.ChoiceField(label=_("Used as"), choices=RoomUse, initial=RoomUse.HOME)

    def plan(self):
        """What the action is told."""
        said = self.cleaned_data
        names = ("units", "lowest", "highest", "per_floor", "rule")
        return Plan(**{name: said[name] for name in names}, skipped=frozenset(map(int, said["skipped"])))


class RoomForm(forms.Form):
    label = forms.CharField(label=_("On the door"), max_length=12)
    use = forms.ChoiceField(
        label=_("Used as"), choices=[("", _("not known")), *RoomUse.choices], required=False
    )
    gone = forms.BooleanField(label=_("There is no such room any more"), required=False)


class DayForm(forms.Form):
    """A day the ground is asked about."""

    on = forms.DateField(
        label=_("On which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day
