from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import Alert
from cases.models import ClockPolicy
from common.due import checked_limit
from common.worktime import Unit

LEVELS = [str(alert) for alert in Alert if alert != Alert.NONE]


class ClockPolicyForm(forms.ModelForm):
    """A new limit: whole days where the unit counts days, and a ladder that climbs."""

    unit = forms.ChoiceField(label=_("unit"), choices=[(unit, unit) for unit in Unit])

    class Meta:
        model = ClockPolicy
        fields = ("kind", "category", "urgency", "major", "limit", "unit", "calendar", "ladder")

    def clean_ladder(self):
        ladder = self.cleaned_data["ladder"]
        if not climbs(ladder):
            raise forms.ValidationError(
                _('Write the ladder like [[0.5, "reminded"], [0.8, "yellow"], [1, "red"]], from low to high.')
            )
        return ladder

    def clean(self):
        facts = super().clean()
        if "limit" in facts and "unit" in facts:
            try:
                checked_limit(facts["limit"], Unit(facts["unit"]))
            except ValueError:
                self.add_error("limit", _("This unit counts whole numbers above zero."))
        return facts


def climbs(ladder):
    """Whether it is a list of [share above 0 and at most 1, level], both rising."""
    if not isinstance(ladder, list) or not all(is_step(step) for step in ladder):
        return False
    shares, levels = [step[0] for step in ladder], [LEVELS.index(step[1]) for step in ladder]
    return shares == sorted(set(shares)) and levels == sorted(set(levels))


def is_step(step):
    return (
        isinstance(step, list)
        and len(step) == 2
        and isinstance(step[0], int | float)
        and 0 < step[0] <= 1
        and step[1] in LEVELS
    )
