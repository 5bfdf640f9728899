"""The forms of party organisations, of the grids they cover, and of what lists ask for."""

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grids.models import Grid, Officer, Post
from grids.register_forms import RowField
from grids.staff_forms import AccountField, day_field
from party.enums import EntryState, PartyKind
from party.models import PartyOrganisation

MOST = 60  # offered to choose from; the others are typed


def pointing(label, rows, name, **asked):
    """A field that names another row, with the list to choose from."""
    widget = forms.TextInput(attrs={"list": f"list-{name}"})
    field = RowField(label=label, max_length=90, widget=widget, **asked)
    field.offer(rows)
    return field


class Offering:
    """A form with fields that name other rows."""

    @property
    def lists(self):
        """[(id, labels)] to choose from."""
        fields = [(name, field) for name, field in self.fields.items() if isinstance(field, RowField)]
        return [
            (f"list-{name}", [field.prepare_value(row.pk) for row in field.rows[:MOST]])
            for name, field in fields
        ]


class OrganisationForm(Offering, forms.Form):
    """What is written of an organisation; where it is at home is said by the page."""

    name = forms.CharField(label=_("Name"), max_length=60)
    kind = forms.ChoiceField(label=_("Kind"), choices=PartyKind.choices)
    secretary = AccountField(
        label=_("Secretary"),
        required=False,
        help_text=_("The user name of somebody with a post in the street."),
    )
    phone = forms.CharField(
        label=_("Public number"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text=_("The number everybody may see, not that of a person."),
    )

    def __init__(self, street_id, *args, row=None, **kwargs):
        super().__init__(*args, initial=written(row) if row else {}, **kwargs)
        others = PartyOrganisation.objects.filter(street=street_id, valid_to=None).order_by("name", "pk")
        others = others.exclude(pk=row.pk) if row else others
        self.fields["secretary"].among(people_of(street_id, row))
        asked = {
            "required": False,
            "help_text": _("Its name. Empty where it stands under nothing in the street."),
        }
        self.fields["parent"] = pointing(_("Stands under"), others, "parent", **asked)
        self.order_fields(["name", "kind", "parent", "secretary", "phone"])


def people_of(street_id, row):
    """Who can be named: whoever has a post in the street today, and who is named already."""
    posts = Post.objects.current(localdate()).filter(grid__street=street_id)
    return Officer.objects.filter(Q(pk__in=posts.values("officer")) | Q(pk=row.secretary_id if row else None))


def written(row):
    facts = {"name": row.name, "kind": row.kind, "phone": row.phone, "parent": row.parent_id}
    return facts | {"secretary": row.secretary.username if row.secretary else ""}


class LinkForm(Offering, forms.Form):
    """A grid where the organisation is at home, and from when it covers it."""

    def __init__(self, organisation, *args, **kwargs):
        super().__init__(*args, **kwargs)
        grids = Grid.objects.current(localdate()).under(organisation.grid).defer("boundary").order_by("code")
        self.fields["grid"] = pointing(_("Grid"), grids, "grid", help_text=_("Its name or its code."))
        self.fields["on"] = day_field(_("From which day"), initial=localdate)


class UnlinkForm(forms.Form):
    code = forms.CharField(max_length=18)
    until = day_field(_("First day without it"), initial=localdate)


class FindForm(forms.Form):
    """What the list of organisations is narrowed to."""

    q = forms.CharField(label=_("Name or initials"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *PartyKind.choices])
    grid = forms.CharField(required=False, max_length=18, widget=forms.HiddenInput)


class EntriesForm(forms.Form):
    """What was found of each item of a list."""

    def __init__(self, checklist, entries, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.checklist, known = checklist, {entry.item: entry for entry in entries}
        choices = [("", _("not looked at")), *EntryState.choices]
        for item in checklist.items:
            entry = known.get(item.word)
            self.fields[item.word] = forms.ChoiceField(
                label=item.label,
                choices=choices,
                required=False,
                widget=forms.RadioSelect,
                initial=entry.state if entry else "",
            )
            note = _("%(item)s: note") % {"item": item.label}
            self.fields[f"{item.word}_note"] = forms.CharField(
                label=note, required=False, max_length=100, initial=entry.note if entry else ""
            )

    def found(self):
        """{item: (state, note)} as the action takes it."""
        said = self.cleaned_data
        return {word: (said[word], said[f"{word}_note"]) for word in self.checklist.words}
