"""Where something is, as staff say it: a door's code, a building, the phone's own position, or a grid."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.forms.spot import SpotForm
from cases.place import CasePlace
from grids.models import Building, Grid, Post, QrCode
from grids.roles import P
from grids.tokens import is_token, normalised

MOST_BUILDINGS = 12


def buildings_for(scope, words=""):
    """The buildings of one's reach whose name, address or code has these words; a dozen of them. One statement."""
    reach = (
        Building.objects.visible_to(scope)
        .filter(valid_to=None)
        .select_related("grid")
        .defer("grid__boundary")
    )
    if words := words.replace("\x00", "").strip():
        reach = reach.called(words)
    return list(reach.order_by("code")[:MOST_BUILDINGS])


def root_of(scope):
    """The grid or region of the post one reports by: it takes what nobody can place."""
    held = scope.holding(P.CASE_REPORT)[-1]
    post = Post.objects.filter(pk=held.id).with_names().get()
    return post.grid or post.region or post.department.district


class BuildingField(forms.ChoiceField):
    """One of the buildings found, by its UUID; another one of one's reach is looked up."""

    widget = forms.RadioSelect

    def offer(self, scope, found):
        self.reach, self.found = Building.objects.visible_to(scope), found
        self.choices = [("", _("None of these")), *((str(one.uuid), words_of(one)) for one in found)]

    def clean(self, value):
        known = {str(one.uuid): one for one in self.found}
        if not value or value in known:
            return known.get(value)
        uuid = forms.UUIDField().clean(value)
        building = self.reach.filter(uuid=uuid).select_related("grid").defer("grid__boundary").first()
        if building is None:
            raise ValidationError(_("Choose a building of the list."))
        return building


def words_of(building):
    """Its address, and its name where the address does not end in it already."""
    if building.address.endswith(building.name):
        return building.address
    return f"{building.address} {building.name}"


def places_shown(found, chosen=""):
    """The buildings found, as the template draws them: [{value, street, label, checked}]; the street is said once."""
    return [
        {
            "value": str(one.uuid),
            "street": one.address.removesuffix(one.name),
            "label": one.name,
            "checked": str(one.uuid) == chosen,
        }
        for one in found
    ]


class TokenField(forms.CharField):
    """A door's code as typed or scanned: its address is fine too."""

    def clean(self, value):
        token = normalised(super().clean(value).rstrip("/").rsplit("/", 1)[-1])
        if not token:
            return None
        code = QrCode.objects.valid().with_place().filter(token=token).first() if is_token(token) else None
        if code is None:
            raise ValidationError(_("This is not the code of a door here. Check the letters."))
        return code


class PlaceForm(SpotForm):
    """Any of the four; the most exact one that was given decides. `cleaned_data["place"]` is a CasePlace."""

    # The control of `building` is drawn with its search: see places().

    token = TokenField(
        label=_("Letters under the door code"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    place_words = forms.CharField(
        label=_("Find the building"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )
    building = BuildingField(label=_("Building"), required=False)
    grid = forms.ModelChoiceField(Grid.objects.none(), to_field_name="code", label=_("Grid"), required=False)
    address = forms.CharField(label=_("Address in words"), required=False, max_length=200)

    def reach(self, scope):
        """Fill the lists from one's reach: two statements."""
        self.scope = scope
        self.fields["building"].offer(scope, buildings_for(scope, self["place_words"].value() or ""))
        grids = Grid.objects.visible_to(scope).current(localdate()).defer("boundary").order_by("code")
        self.fields["grid"].queryset = grids

    def places(self):
        """The buildings to choose from, as places_shown() gives them."""
        return places_shown(self.fields["building"].found, self["building"].value())

    def clean(self):
        said = super().clean()
        if not self.errors:
            said["place"] = self.place_of(said)
        return said

    def place_of(self, said):
        address = said["address"]
        if said["token"]:
            return CasePlace.of_code(said["token"], address)
        if said["building"]:
            return CasePlace.of_building(said["building"], address)
        if self.spot:
            return CasePlace.of_point(*self.spot, address=address, root=root_of(self.scope))
        if said["grid"]:
            return CasePlace.of_grid(said["grid"], address)
        return self.nowhere(address)

    def nowhere(self, address):
        """Nobody says where: whoever's reach it is decides whether that will do."""
        raise ValidationError(_("Say where it is: a building, a grid, or the code on the door."))
