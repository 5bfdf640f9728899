"""The form of ready words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import Answer, ProgressKind, Worded
from cases.forms.routing import GROUP, KindField
from cases.wordings import VARIABLES
from grids.models import Region
from grids.roles import P


class WordingForm(forms.Form):
    """Ready words. `facts()` is what the action is told."""

    action = forms.ChoiceField(label=_("For which step"), choices=Worded.choices)
    answer = forms.ChoiceField(
        label=_("Which answer"),
        choices=[("", _("Any answer")), *Answer.choices, *ProgressKind.choices],
        required=False,
    )
    kind = KindField(label=_("What it is about"), required=False)
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("District"), to_field_name="code", empty_label=None
    )
    name = forms.CharField(
        label=_("Name in the list"),
        max_length=30,
        error_messages={"required": _("Give the words a short name.")},
    )
    text = forms.CharField(
        label=_("The text"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the words.")},
    )

    def __init__(self, actor, *args, wording=None, **facts):
        super().__init__(*args, initial=initial_of(wording) if wording else None, **facts)
        self.fields["kind"].know()
        districts = actor.scope.roots(P.CONFIGURE).get("district_id", ())
        self.fields["region"].queryset = Region.objects.filter(pk__in=districts).order_by("code")
        names = " ".join(f"{{{name}}}" for name in VARIABLES)
        self.fields["text"].help_text = _("Filled in by itself: %(names)s") % {"names": names}

    def facts(self):
        said = self.cleaned_data
        return {**said.pop("kind"), **said}


def initial_of(wording):
    kind = (
        wording.category.code if wording.category_id else f"{GROUP}{wording.branch}" if wording.branch else ""
    )
    plain = {name: getattr(wording, name) for name in ("action", "answer", "name", "text")}
    return plain | {"kind": kind, "region": wording.region.code}
