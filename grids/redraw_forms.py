"""The forms of redrawing: what each kind asks, offered from what lies there, given on as the action's facts."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grids.enums import PARENTS, RedrawKind, Tier
from grids.models import Building, Grid, Post
from grids.roles import P
from grids.words import tier_word

MOST = 200  # doors or grids to choose from on one page


class RedrawForm(forms.Form):
    """When and why. `seen` is what the person was shown beforehand."""

    effective_on = forms.DateField(
        label=_("Takes effect on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Today, or a later day: then it happens by itself on that day."),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("The decision it rests on. It stays on record with your name."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    def __init__(self, grid, actor, *args, **kwargs):
        self.grid, self.actor, self.today = grid, actor, localdate()
        super().__init__(*args, initial={"effective_on": self.today}, **kwargs)
        self.build()
        self.order_fields([name for name in self.fields if name not in ("effective_on", "reason")])

    def build(self):
        """Add what this kind asks."""

    def facts(self):
        """What the action is told."""
        return {}

    def offer(self, name, label, choices, *, many=True, required=True, help_text=""):
        kind, widget = (
            (forms.MultipleChoiceField, forms.CheckboxSelectMultiple)
            if many
            else (forms.ChoiceField, forms.Select)
        )
        asked = {"label": label, "choices": choices, "required": required, "help_text": help_text}
        self.fields[name] = kind(widget=widget, **asked)

    def beside(self):
        """The grids of the same kind below the same one."""
        beside = Grid.objects.current(self.today).filter(parent=self.grid.parent_id, tier=self.grid.tier)
        return beside.exclude(pk=self.grid.pk).defer("boundary").order_by("code")[:MOST]

    def below(self):
        return self.grid.get_children().current(self.today).defer("boundary").order_by("code")[:MOST]

    def doors(self):
        return [(door.uuid, door.name) for door in doors_in(self.grid)]


class SplitForm(RedrawForm):
    def build(self):
        self.fields["name"] = forms.CharField(label=_("Name of the new grid"), max_length=60)
        if below := [(child.code, child.name) for child in self.below()]:
            self.offer("children", _("Grids that go to the new one"), below)
        else:
            self.offer("buildings", _("Doors that go to the new one"), self.doors())
        posts = Post.objects.current(self.today).filter(grid=self.grid).with_names().order_by("pk")
        if people := [(post.uuid, f"{post.officer.name} {post.get_role_display()}") for post in posts]:
            self.offer("posts", _("Posts that go to the new one"), people, required=False)

    def facts(self):
        said = self.cleaned_data
        part = {name: said[name] for name in ("children", "buildings", "posts") if said.get(name)}
        return {"parts": [part | {"name": said["name"]}]}


class MergeForm(RedrawForm):
    def build(self):
        beside = [(grid.code, f"{grid.name} {grid.code}") for grid in self.beside()]
        self.offer("with", _("Grids that are joined into this one and end"), beside)

    def facts(self):
        return {"with": self.cleaned_data["with"]}


class BorderForm(RedrawForm):
    def build(self):
        beside = [(grid.code, grid.name) for grid in self.beside()]
        self.offer("to", _("To which neighbour"), beside, many=False)
        self.offer("buildings", _("Doors that go there"), self.doors())

    def facts(self):
        return {name: self.cleaned_data[name] for name in ("to", "buildings")}


class MoveForm(RedrawForm):
    def build(self):
        mine = Grid.objects.within(self.actor.scope, P.GROUND_CHANGE).current(self.today)
        fitting = mine.filter(tier__in=PARENTS[Tier(self.grid.tier)], district=self.grid.district_id)
        targets = fitting.exclude(pk=self.grid.parent_id).select_related("street", "total")
        named = [(one.code, " · ".join(grid.name for grid in one.path)) for one in targets.order_by("code")]
        self.offer("to", _("Under which grid"), named[:MOST], many=False)

    def facts(self):
        return {"to": self.cleaned_data["to"]}


class DrawForm(RedrawForm):
    def build(self):
        tiers = [tier for tier in Tier if tier != Tier.TOTAL and self.grid.tier in PARENTS[tier]]
        self.offer(
            "tier", _("Kind"), [(tier.value, tier_word(self.grid.code, tier)) for tier in tiers], many=False
        )
        self.fields["name"] = forms.CharField(label=_("Name of the new grid"), max_length=60)
        if Tier.DEDICATED in tiers:
            unit = forms.CharField(label=_("Responsible unit"), max_length=100, required=False)
            code = forms.CharField(label=_("Its social credit code"), max_length=30, required=False)
            self.fields |= {"responsible_unit": unit, "responsible_code": code}

    def facts(self):
        names = ("tier", "name", "responsible_unit", "responsible_code")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}


FORMS = {
    RedrawKind.DRAW: DrawForm,
    RedrawKind.SPLIT: SplitForm,
    RedrawKind.MERGE: MergeForm,
    RedrawKind.BORDER: BorderForm,
    RedrawKind.MOVE: MoveForm,
    RedrawKind.END: RedrawForm,
}


def doors_in(grid):
    return Building.objects.filter(grid=grid, valid_to=None).order_by("code")[:MOST]


def kinds_for(grid):
    """The kinds of redrawing that make sense for a grid, in the order of the buttons."""
    kinds = [RedrawKind.DRAW] if grid.tier in (Tier.STREET, Tier.TOTAL, Tier.GENERAL) else []
    if grid.tier in (Tier.GENERAL, Tier.MICRO, Tier.DEDICATED):
        kinds += [RedrawKind.SPLIT, RedrawKind.MERGE]
    if grid.tier in (Tier.MICRO, Tier.DEDICATED):
        kinds.append(RedrawKind.BORDER)
    return [*kinds, RedrawKind.MOVE, RedrawKind.END] if grid.parent_id else kinds
