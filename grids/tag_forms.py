from django import forms
from django.utils.translation import gettext_lazy as _

from grids.models import Tag


class TagForm(forms.Form):
    """The tags of a grid: ticked from those of the district, and a new word."""

    names = forms.MultipleChoiceField(label=_("Tags"), required=False, widget=forms.CheckboxSelectMultiple)
    another = forms.CharField(
        label=_("Another tag"),
        max_length=20,
        required=False,
        help_text=_("A word the whole district may use, for instance what kind of neighbourhood it is."),
    )

    def __init__(self, grid, *args, **kwargs):
        own = list(grid.tags.values_list("name", flat=True))
        super().__init__(*args, initial={"names": own}, **kwargs)
        known = Tag.objects.filter(district=grid.district_id).order_by("name").values_list("name", flat=True)
        self.fields["names"].choices = [(name, name) for name in known]
        if not self.fields["names"].choices:
            del self.fields["names"]

    def clean(self):
        said = super().clean()
        names = {*said.get("names", []), said.get("another", "").strip()} - {""}
        return {"names": sorted(names)}
