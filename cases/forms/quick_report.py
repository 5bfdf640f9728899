"""What a worker reports on the spot, or has put right already."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions.report import report
from cases.actions.self_handle import self_handle
from cases.enums import PhotoRule, Source
from cases.forms.categories import CategoryForm
from cases.forms.fields import PhotosField
from cases.forms.places import PlaceForm, root_of

WORDS = 500


def own_grid(scope):
    """The code of the grid one works in, as the place nobody has to type: one statement."""
    return getattr(root_of(scope), "code", "")


class QuickReportForm(PlaceForm, CategoryForm):
    """Photos, kind, place and words; or, handled at once, what was done and a photo of it."""

    says_rules = True

    photos = PhotosField(label=_("Photos"), required=False)
    description = forms.CharField(
        label=_("In words"), required=False, max_length=WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )
    handled = forms.BooleanField(
        label=_("I have already settled it on the spot"),
        help_text=_("Not for kinds marked “must be dispatched”."),
        required=False,
    )
    result = forms.CharField(
        label=_("What was done"), required=False, max_length=WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )
    photos_after = PhotosField(label=_("Photos afterwards"), required=False)
    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    field_order = [
        *("photos", "category", "category_words", "token", "place_words", "building", "grid", "address"),
        *("description", "handled", "result", "photos_after", "key", "lng", "lat"),
    ]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.know(by.officer_id)
        self.reach(by.scope)
        if not self.is_bound:
            self.initial.setdefault("grid", own_grid(by.scope))
        self.fields["photos"].of(by)
        self.fields["photos_after"].of(by)

    def clean(self):
        said = super().clean()
        if said.get("handled"):
            if not said.get("result"):
                self.add_error("result", _("Say what was done."))
            self.check_kind(said)
        return said

    def check_kind(self, said):
        """What the engine would refuse is said at the field it concerns."""
        kind, photos = said.get("category"), [*said.get("photos", []), *said.get("photos_after", [])]
        if not kind:
            self.add_error("category", _("Say what it was about."))
        elif not kind.self_handle:
            self.add_error("handled", _("This kind must be dispatched. Take the tick away and report it."))
        elif kind.photo == PhotoRule.RESULT and not photos:
            self.add_error("photos_after", _("This kind of case needs a photo of the result."))

    def send(self, *, by):
        """Report it, or put the settled matter on record; answers the case."""
        said = self.cleaned_data
        same = {name: said[name] for name in ("place", "category", "description", "key")}
        if said["handled"]:
            photos = [*said["photos"], *said["photos_after"]]
            return self_handle(**same, result=said["result"], photos=photos, by=by)
        return report(**same, source=Source.PATROL, photos=[*said["photos"], *said["photos_after"]], by=by)
