"""The forms of what a street tries, took over and says of departments."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grids.kinds import Network, PilotGrade, PilotKind
from grids.models import Department
from grids.models.evaluation import HIGHEST, LOWEST, MARKS, Evaluation
from grids.quarters import named, quarters_until

QUARTERS = 5
LONG = {"rows": 4}


def day(label, **more):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, initial=localdate, **more)


class PilotForm(forms.Form):
    title = forms.CharField(label=_("What is tried"), max_length=60)
    kind = forms.ChoiceField(label=_("Where it fits"), choices=PilotKind.choices, widget=forms.RadioSelect)
    aim = forms.CharField(
        label=_("What it is to show"),
        max_length=500,
        widget=forms.Textarea(attrs=LONG),
        help_text=_("So that somebody else can judge at the end whether it did."),
    )
    starts_on = day(_("First day"))


class EndPilotForm(forms.Form):
    result = forms.CharField(
        label=_("What the pilot showed"), max_length=1000, widget=forms.Textarea(attrs=LONG)
    )
    grade = forms.ChoiceField(label=_("Verdict"), choices=PilotGrade.choices, widget=forms.RadioSelect)
    ends_on = day(_("Last day"))


class NetworkForm(forms.Form):
    network = forms.ChoiceField(label=_("Which network"), choices=Network.choices)
    code = forms.CharField(label=_("Its code there"), max_length=30)
    name = forms.CharField(label=_("Its name there"), max_length=60)


class EvaluationForm(forms.Form):
    """Of one department's quarter."""

    def __init__(self, grid, *args, **kwargs):
        super().__init__(*args, **kwargs)
        serving = Department.objects.serving(grid).current(localdate()).order_by("code")
        self.fields["department"] = forms.ModelChoiceField(
            label=_("Department"), queryset=serving, to_field_name="code"
        )
        quarters = [
            (quarter.isoformat(), named(quarter)) for quarter in quarters_until(localdate(), QUARTERS)
        ]
        self.fields["quarter"] = forms.TypedChoiceField(
            label=_("Quarter"), choices=quarters, coerce=forms.DateField().to_python
        )
        marks = [(str(number), str(number)) for number in range(HIGHEST, LOWEST - 1, -1)]
        for name in MARKS:
            label = Evaluation._meta.get_field(name).verbose_name
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=marks, coerce=int, widget=forms.RadioSelect
            )
        self.fields["words"] = forms.CharField(
            label=_("In words"), max_length=500, required=False, widget=forms.Textarea(attrs=LONG)
        )

    @property
    def marks(self):
        return {name: self.cleaned_data[name] for name in MARKS}
