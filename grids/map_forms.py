"""What an address of the map may say: a grid, a point with how near it is looked at."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from grids.enums import Tier

LEAVES = (Tier.MICRO, Tier.DEDICATED)
FARTHEST, NEAREST = 3, 21


class AtField(forms.CharField):
    """`lng,lat` or `lng,lat,zoom` → (lng, lat, zoom or None)."""

    def clean(self, value):
        words = super().clean(value)
        return spot(words) if words else None


def spot(words):
    """(lng, lat, zoom or None) of a text. ValidationError for what is no point of the globe."""
    try:
        lng, lat, *rest = [float(part) for part in words.split(",")]
        zoom = int(rest[0]) if rest else None
    except (ValueError, OverflowError) as wrong:
        raise ValidationError(_("This is no point.")) from wrong
    if not (-180 <= lng <= 180 and -85 <= lat <= 85) or len(rest) > 1:
        raise ValidationError(_("This is no point."))
    return lng, lat, zoom and min(max(zoom, FARTHEST), NEAREST)


class MapForm(forms.Form):
    grid = forms.CharField(required=False, max_length=18)
    at = AtField(required=False, max_length=60)
    cursor = forms.CharField(required=False, max_length=18)


class EditForm(forms.Form):
    """The way into the editor: what was imported comes along as a draft."""

    uuid = forms.UUIDField(required=False)


class DayForm(forms.Form):
    on = forms.DateField()


class DraftForm(forms.Form):
    """What is asked of a draft before it is looked at; the scripts send it with the shapes."""

    name = forms.CharField(label=_("Name of the new grid"), max_length=60)
    parent = forms.ChoiceField(label=_("Under which grid"))
    tier = forms.ChoiceField(label=_("Kind"), choices=[(tier.value, tier.label) for tier in LEAVES])
    unit = forms.CharField(label=_("Responsible unit"), max_length=100, required=False)
    unit_code = forms.CharField(label=_("Its social credit code"), max_length=30, required=False)
    day = forms.DateField(
        label=_("Takes effect on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Today, or a later day: then it happens by itself on that day."),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("The decision it rests on. It stays on record with your name."),
    )

    def __init__(self, parents, today):
        super().__init__(initial={"day": today}, auto_id="draft-%s")
        self.fields["parent"].choices = [(grid.code, f"{grid.name} {grid.code}") for grid in parents]

    @property
    def naming(self):
        return [self["name"]]

    @property
    def drawing(self):
        return [self[name] for name in ("parent", "tier", "unit", "unit_code")]

    @property
    def always(self):
        return [self["day"], self["reason"]]
