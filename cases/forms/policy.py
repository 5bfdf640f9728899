from django import forms
from django.utils.translation import gettext_lazy as _

from cases.climb import TIERS
from cases.enums import Alert
from cases.models import ClockPolicy
from common.due import checked_limit
from common.worktime import Unit

LONGEST_CLIMB = 24 * 365  # hours
LEVELS = [str(alert) for alert in Alert if alert != Alert.NONE]


class ClockPolicyForm(forms.ModelForm):
    """A new limit: whole days where the unit counts days, and a ladder that climbs."""

    unit = forms.ChoiceField(label=_("unit"), choices=[(unit, unit) for unit in Unit])

    class Meta:
        model = ClockPolicy
        fields = (
            "kind",
            "category",
            "urgency",
            "major",
            "limit",
            "unit",
            "calendar",
            "ladder",
            "climb",
            "reason",
        )

    def clean_ladder(self):
        ladder = self.cleaned_data["ladder"]
        if not climbs(ladder):
            raise forms.ValidationError(
                _('Write the ladder like [[0.5, "reminded"], [0.8, "yellow"], [1, "red"]], from low to high.')
            )
        return ladder

    def clean_climb(self):
        climb = self.cleaned_data["climb"] or []
        if not goes_up(climb):
            raise forms.ValidationError(
                _(
                    'Write the climb like [[0, "micro"], [4, "general"], [24, "street"]], from below, in hours.'
                )
            )
        return climb

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


def goes_up(climb):
    """Whether it is a list of [hours after the due time, tier], hours not falling and tiers rising."""
    if not isinstance(climb, list) or not all(is_rung(rung) for rung in climb):
        return False
    hours, tiers = [rung[0] for rung in climb], [TIERS.index(rung[1]) for rung in climb]
    return hours == sorted(hours) and tiers == sorted(set(tiers))


def is_rung(rung):
    return (
        isinstance(rung, list)
        and len(rung) == 2
        and isinstance(rung[0], int | float)
        and 0 <= rung[0] <= LONGEST_CLIMB
        and rung[1] in TIERS
    )


def is_step(step):
    return (
        isinstance(step, list)
        and len(step) == 2
        and isinstance(step[0], int | float)
        and 0 < step[0] <= 1
        and step[1] in LEVELS
    )
