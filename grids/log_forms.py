"""The forms of what people write down of their own work: the log of a post, days on site."""

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grids.enums import Tier
from grids.kinds import DeedKind
from grids.models import Post
from grids.roles import P
from grids.street_forms import day

MOST = 100  # people to choose from on one page
NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


def case_number():
    return forms.RegexField(
        r"^[0-9]{19}$",
        label=_("Case number"),
        required=False,
        widget=forms.TextInput(attrs=NUMBER),
        help_text=_("Only where a case belongs to it: the 19 digits on the case page."),
        error_messages={"invalid": _("A case number has 19 digits.")},
    )


class EntryForm(forms.Form):
    """What somebody did, and when; where he holds several posts, for which."""

    kind = forms.ChoiceField(label=_("What it was"), choices=DeedKind.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("What you did"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    done_on = day(_("Day"))
    case_number = case_number()

    def __init__(self, posts, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.posts = {str(post.uuid): post for post in posts}
        if len(posts) > 1:
            named = [(uuid, f"{post.title} · {post.grid.name}") for uuid, post in self.posts.items()]
            self.fields["post"] = forms.ChoiceField(label=_("For which post"), choices=named)
            self.order_fields(["post"])

    def clean(self):
        said = super().clean()
        if not self.errors and self.posts:
            said["post"] = self.posts[said["post"]] if "post" in said else next(iter(self.posts.values()))
        return said


class LogFilterForm(forms.Form):
    """Whose lines: of a grid and what lies in it, of a kind, from a day to a day."""

    grid = forms.CharField(label=_("Grid code"), max_length=18, required=False)
    kind = forms.ChoiceField(
        label=_("What it was"), choices=[("", _("All")), *DeedKind.choices], required=False
    )
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


def this_month():
    """From the first of the month to today."""
    today = localdate()
    return today.replace(day=1), today


class DaysForm(forms.Form):
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class SentForm(forms.Form):
    """Which cadre is sent, for which days, what for: one of the street, of a community or of a department."""

    officer = forms.ChoiceField(label=_("Who is sent"))
    starts_on = day(_("First day"))
    ends_on = day(_("Last day"))
    planned_days = forms.IntegerField(
        label=_("Days on site"), min_value=1, max_value=366, help_text=_("How many days between the two.")
    )
    purpose = forms.CharField(label=_("What for"), max_length=200)

    def __init__(self, by, *args, **kwargs):
        super().__init__(*args, **kwargs)
        posts = Post.objects.current(localdate()).held_by_people().within(by.scope, P.WORK_LEAD)
        above = posts.filter(Q(grid__tier__in=[Tier.STREET, Tier.TOTAL]) | Q(department__isnull=False))
        named = above.select_related("officer").order_by("officer__name", "pk")[: 2 * MOST]
        self.people = {str(post.officer.uuid): post.officer for post in named}
        self.fields["officer"].choices = [(uuid, who.name) for uuid, who in self.people.items()]

    def clean_officer(self):
        return self.people[self.cleaned_data["officer"]]


class SolvedForm(forms.Form):
    words = forms.CharField(
        label=_("What was solved"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    case_number = case_number()
