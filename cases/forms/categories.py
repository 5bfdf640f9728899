"""What a report is about: a few kinds to press, and a search among all."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from cases.enums import Action
from cases.models import CaseEvent, Category

CHIPS = 6
RECENT = 300
# Until somebody has reported anything: what is reported most in grids of homes.
FIRST = ("10004", "01001", "05007", "02001", "03001", "04001")


def chips_for(officer_id, known):
    """The kinds this person reported most lately, filled up with the usual ones: one statement."""
    lately = CaseEvent.objects.filter(officer=officer_id, action=Action.REPORT).order_by("-pk")[:RECENT]
    used = CaseEvent.objects.filter(pk__in=lately.values("pk")).values_list("case__category__code")
    often = [code for code, _n in used.annotate(n=Count("pk")).order_by("-n", "case__category__code")[:CHIPS]]
    codes = dict.fromkeys([*often, *FIRST, *known])
    return [known[code] for code in codes if code in known][:CHIPS]


class CategoryForm(forms.Form):
    """`cleaned_data["category"]` is the Category pressed, or the one typed; None for neither."""

    category = forms.ChoiceField(label=_("What it is about"), required=False, widget=forms.RadioSelect)
    category_words = forms.CharField(
        label=_("Another kind"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "categories", "autocomplete": "off"}),
    )

    def know(self, officer_id):
        """Fill the lists: two statements."""
        rows = Category.objects.filter(is_active=True).order_by("code")
        self.known = {category.code: category for category in rows}
        chips = chips_for(officer_id, self.known)
        self.fields["category"].choices = [(one.code, one.name) for one in chips]
        self.names = [f"{one.name} {one.code}" for one in self.known.values()]

    def clean_category_words(self):
        words = self.cleaned_data["category_words"].strip()
        if not words:
            return None
        code = words.rsplit(" ", 1)[-1]
        fitting = [one for one in self.known.values() if words == one.name] or (
            [self.known[code]]
            if code in self.known
            else [one for one in self.known.values() if words in one.name]
        )
        if len(fitting) != 1:
            raise ValidationError(_("Choose one kind of the list; several or none have these words."))
        return fitting[0]

    def clean(self):
        said = super().clean()
        typed, pressed = said.get("category_words"), said.get("category")
        said["category"] = typed or self.known.get(pressed)
        return said
