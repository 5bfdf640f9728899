"""The fields a pin on the map fills in, and the place it stands for (改位置)."""

from copy import deepcopy

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.spots import place_at
from common.coordinates import to_wgs84
from grids.models import Grid
from grids.roles import P

SYSTEMS = ("wgs84", "gcj02", "bd09")


class SpotForm(forms.Form):
    """`spot` is (lng, lat, crs) of a form that is clean, None where nobody pressed on the map.

    A phone inside another app may say its position in GCJ-02 or BD-09: `crs` names the system, as in the API.
    """

    lng = forms.FloatField(required=False, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    crs = forms.ChoiceField(
        choices=[(name, name) for name in SYSTEMS], required=False, widget=forms.HiddenInput
    )

    def clean(self):
        said = super().clean()
        spot_of(self.cleaned_data)
        return said

    @property
    def spot(self):
        return spot_of(self.cleaned_data)


def spot_of(said):
    """(lng, lat, crs) of cleaned data, or None. ValidationError for a point that is nowhere on earth."""
    lng, lat, crs = said.get("lng"), said.get("lat"), said.get("crs") or "wgs84"
    if lng is None or lat is None:
        return None
    try:
        to_wgs84(lng, lat, crs)
    except ValueError as fault:
        raise ValidationError(_("The position of the phone makes no sense. Choose the building.")) from fault
    return lng, lat, crs


def spot_fields():
    """The fields of a pin for a form that is put together, with the door it may stand for."""
    return deepcopy(SpotForm.base_fields) | {"building": DoorField(required=False)}


def spot_said(said, by):
    """Cleaned data with the CasePlace of its point as `place`. ValidationError where it is in none of one's grids."""
    rest = {name: value for name, value in said.items() if name not in ("lng", "lat", "crs", "building")}
    spot = spot_of(said)
    if spot is None:
        return rest
    place = place_at(spot, grids=Grid.objects.all(), door=said["building"])
    if place is None or not by.may(P.GRID_VIEW, place.grid):
        raise ValidationError(_("This point lies in none of your grids. Choose another one, or the grid."))
    return rest | {"grid": place.grid, "place": place}


class DoorField(forms.UUIDField):
    """A door beside the point, pressed in the words for it; drawn by nobody else."""
