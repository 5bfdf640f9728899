"""What a report is about: a few kinds to press, and a search among all."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cases.enums import Action, PhotoRule
from cases.models import CaseEvent, Category

CHIPS = 6
LINE = re.compile(r"(?:^| )(?P<code>\d{5})(?: \(.*\))?$", re.ASCII)  # the end of a line of the list
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


# What is said of a kind while it is chosen, by the word that the page's script knows it by.
DISPATCHED = "dispatched"
RULES = {
    DISPATCHED: _("must be dispatched"),
    PhotoRule.RESULT.value: _("needs a photo of the result"),
    PhotoRule.REPORT.value: _("needs a photo with the report"),
}


def rules_of(kind):
    """The rules of a category that whoever reports should know before sending: words of RULES."""
    alone = [] if kind.self_handle else [DISPATCHED]
    return [*alone, *(rule for rule in (kind.photo,) if rule in RULES)]


def note_of(kind):
    return " · ".join(str(RULES[rule]) for rule in rules_of(kind))


class KindSelect(forms.RadioSelect):
    """The kinds to press, each with its rules for the page's script."""

    kinds = ()  # {code: Category}, set for one form by CategoryForm.know

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value in self.kinds:
            option["attrs"]["data-gw-rules"] = " ".join(rules_of(self.kinds[value]))
        return option


class CategoryForm(forms.Form):
    """`cleaned_data["category"]` is the Category pressed, or the one typed; None for neither."""

    says_rules = False  # whether the kinds tell their rules: where one may settle it alone

    category = forms.ChoiceField(label=_("What it is about"), required=False, widget=KindSelect)
    category_words = forms.CharField(
        label=_("Another kind"),
        required=False,
        max_length=240,
        widget=forms.TextInput(attrs={"list": "categories", "autocomplete": "off"}),
    )

    def know(self, officer_id):
        """Fill the lists: two statements."""
        rows = Category.objects.filter(is_active=True).order_by("code")
        self.known = {category.code: category for category in rows}
        field = self.fields["category"]
        field.choices = [(one.code, self.chip_words(one)) for one in chips_for(officer_id, self.known)]
        field.widget.kinds = self.known if self.says_rules else {}
        self.kinds = [self.line(one) for one in self.known.values()]

    def chip_words(self, kind):
        note = note_of(kind) if self.says_rules else ""
        return format_html("{} <small>{}</small>", kind.name, note) if note else kind.name

    def line(self, kind):
        """One line of the list behind the search: {value, rules}. Its note stays with it in the field once chosen."""
        note = note_of(kind) if self.says_rules else ""
        words = f"{kind.name} {kind.code}"
        return {"value": f"{words} ({note})" if note else words, "rules": " ".join(rules_of(kind))}

    def clean_category_words(self):
        words = self.cleaned_data["category_words"].strip()
        if not words:
            return None
        line = LINE.search(words)
        fitting = [one for one in self.known.values() if words == one.name] or (
            [self.known[line["code"]]]
            if line and line["code"] in self.known
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
