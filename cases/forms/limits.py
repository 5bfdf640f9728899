"""The form of one time limit: how long, whom it reminds when, and how far up it climbs once it is over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.climb import TIERS, tier_label
from cases.clockwork import ClockKind
from cases.enums import Alert, Urgency
from cases.models import Category, ClockPolicy
from common.due import checked_limit
from common.worktime import Unit
from grids.models import Calendar

UNITS = [
    (Unit.WH, _("working hours")),
    (Unit.WD, _("working days")),
    (Unit.ND, _("calendar days")),
    (Unit.UH, _("hours, round the clock")),
    (Unit.UD, _("days, round the clock")),
    (Unit.MO, _("calendar months")),
]
LONGEST_CLIMB = 24 * 365  # hours
SUBJECT = ("kind", "category", "urgency", "major")


def share(label):
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=99)


class LimitForm(forms.Form):
    """A limit as it is to be from now on. `policy()` is the unsaved ClockPolicy, `seen` the one that was looked at."""

    kind = forms.ChoiceField(label=_("Clock"), choices=ClockKind.choices)
    category = forms.ModelChoiceField(
        Category.objects.none(),
        label=_("Category"),
        to_field_name="code",
        required=False,
        empty_label=_("All kinds"),
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=[("", _("Any urgency")), *Urgency.choices], required=False
    )
    major = forms.BooleanField(label=_("For major matters only"), required=False)
    limit = forms.DecimalField(label=_("How long"), max_digits=6, decimal_places=2)
    unit = forms.ChoiceField(label=_("Counted in"), choices=UNITS)
    calendar = forms.ModelChoiceField(Calendar.objects.none(), label=_("Calendar"), to_field_name="code")
    reminded = share(_("Remind the handler after so many percent of the time"))
    yellow = share(_("Tell the leader after so many percent of the time"))
    red = forms.BooleanField(label=_("Tell handler and desk when the time is over"), required=False)
    reason = forms.CharField(
        label=_("Why"), max_length=200, error_messages={"required": _("Say why the limit is changed.")}
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, policy=None, **facts):
        facts.setdefault("initial", initial_of(policy) if policy else None)
        super().__init__(*args, **facts)
        self.fields["category"].queryset = Category.objects.filter(is_active=True).order_by("code")
        self.fields["calendar"].queryset = Calendar.objects.order_by("code")
        reason = self.fields.pop("reason")
        for tier in TIERS:
            label = _("Hours after the end until the leader of this tier is told: %(tier)s")
            self.fields[f"climb_{tier}"] = forms.IntegerField(
                label=lazy_words(label, tier), required=False, min_value=0, max_value=LONGEST_CLIMB
            )
        self.fields["reason"] = reason

    def clean(self):
        said = super().clean()
        if not self.errors:
            self.check_limit(said)
            self.check_steps(said)
        return said

    def check_limit(self, said):
        try:
            checked_limit(said["limit"], Unit(said["unit"]))
        except ValueError:
            self.add_error("limit", _("This unit counts whole numbers above zero."))

    def check_steps(self, said):
        if said["reminded"] and said["yellow"] and said["reminded"] >= said["yellow"]:
            self.add_error("yellow", _("The leader is told after the handler: give a higher number."))
        hours = [hours for hours, _tier in climb_of(said)]
        if hours != sorted(hours):
            self.add_error(None, _("The higher the tier, the later it is told: look at the hours again."))
        if hours and not said["red"]:
            self.add_error("red", _("Nobody above is told before the handler and the desk are."))

    def policy(self):
        said = self.cleaned_data
        facts = {name: said[name] for name in (*SUBJECT, "limit", "unit", "calendar")}
        return ClockPolicy(**facts, ladder=ladder_of(said), climb=climb_of(said))


def lazy_words(label, tier):
    return label % {"tier": tier_label(tier)}


def ladder_of(said):
    """[[share of the time, level]], rising."""
    steps = [
        (said["reminded"], Alert.REMINDED),
        (said["yellow"], Alert.YELLOW),
        (said["red"] and 100, Alert.RED),
    ]
    return [[percent / 100 if percent < 100 else 1, str(level)] for percent, level in steps if percent]


def climb_of(said):
    """[[hours after the due time, tier]] from below."""
    return [[said[f"climb_{tier}"], tier] for tier in TIERS if said.get(f"climb_{tier}") is not None]


def initial_of(policy):
    """The form of a limit as it stands; of one that is not there yet `seen` is empty."""
    ladder = {level: round(100 * part) for part, level in policy.ladder}
    return {
        "kind": policy.kind,
        "category": policy.category.code if policy.category_id else "",
        "urgency": policy.urgency,
        "major": policy.major,
        "limit": f"{policy.limit.normalize():f}",
        "unit": policy.unit,
        "calendar": policy.calendar.code,
        "reminded": ladder.get(Alert.REMINDED),
        "yellow": ladder.get(Alert.YELLOW),
        "red": Alert.RED in ladder,
        **{f"climb_{tier}": hours for hours, tier in policy.climb},
        "seen": seen_of(policy),
    }


def seen_of(policy):
    """What tells this row from the one that takes its place."""
    return policy.valid_from.isoformat() if policy else ""
