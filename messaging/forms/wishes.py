"""How somebody wants to be reached: which channel first, where, and when not."""

import re

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from messaging.enums import PERSONAL, ChannelKind

NEVER = ""
PHONE = re.compile(r"1\d{10}")
USER_ID = re.compile(r"[\w.@-]{1,64}")
LABELS = {
    ChannelKind.SMS: _("Mobile number"),
    ChannelKind.WECOM: _("User id in WeCom"),
    ChannelKind.DINGTALK: _("User id in DingTalk"),
    ChannelKind.EMAIL: _("E-mail address"),
}
PLACES = [(NEVER, _("not")), ("1", _("first")), ("2", _("second")), ("3", _("third")), ("4", _("fourth"))]
TIME = {"type": "time"}


class WishForm(forms.Form):
    """A place in the order and an address for each kind, quiet hours, and the time of the digest."""

    quiet_from = forms.TimeField(
        label=_("Quiet from"), required=False, widget=forms.TimeInput(TIME, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=_("Quiet until"), required=False, widget=forms.TimeInput(TIME, format="%H:%M")
    )
    digest_at = forms.TimeField(
        label=_("All together at"),
        required=False,
        help_text=_("Leave it empty to be told at once. Urgent messages never wait."),
        widget=forms.TimeInput(TIME, format="%H:%M"),
    )

    def __init__(self, *args, kinds=PERSONAL, **kwargs):
        """`kinds`: those that the place has a channel of; for the others nothing is asked."""
        super().__init__(*args, **kwargs)
        self.kinds = [ChannelKind(kind) for kind in PERSONAL if kind in kinds]
        asked = {}
        for kind in self.kinds:
            asked[f"{kind}_place"] = forms.ChoiceField(label=kind.label, choices=PLACES, required=False)
            asked[f"{kind}_value"] = forms.CharField(label=LABELS[kind], max_length=120, required=False)
        self.fields = asked | self.fields

    def clean(self):
        said = super().clean()
        for kind in self.kinds:
            self.check(kind, said.get(f"{kind}_place"), said.get(f"{kind}_value", ""))
        places = [said[f"{kind}_place"] for kind in self.kinds if said.get(f"{kind}_place")]
        if len(places) != len(set(places)):
            self.add_error(None, _("Two channels cannot have the same place. Choose first, second …"))
        self.check_hours(said.get("quiet_from"), said.get("quiet_until"))
        return said

    def check(self, kind, place, value):
        if place and not value:
            self.add_error(f"{kind}_value", _("Say where, or choose “not”."))
        if value and not self.fits(kind, value):
            self.add_error(f"{kind}_value", _("This cannot be reached; look at it again."))

    def fits(self, kind, value):
        if kind == ChannelKind.EMAIL:
            return EmailValidator.user_regex.match(value.partition("@")[0]) and "." in value.partition("@")[2]
        return (PHONE if kind == ChannelKind.SMS else USER_ID).fullmatch(value)

    def check_hours(self, begin, end):
        if (begin is None) != (end is None):
            self.add_error(
                "quiet_until" if begin else "quiet_from", _("Quiet hours have a beginning and an end.")
            )
        elif begin is not None and begin == end:
            self.add_error("quiet_until", _("Quiet hours end at another time than they begin."))

    def wish(self):
        """The order, {kind: address}, and the hours, as the action takes them."""
        said = self.cleaned_data
        placed = sorted((said[f"{kind}_place"], kind.value) for kind in self.kinds if said[f"{kind}_place"])
        return {
            "order": [kind for _place, kind in placed],
            "points": {kind.value: said[f"{kind}_value"] for kind in self.kinds},
            **{name: said[name] for name in ("quiet_from", "quiet_until", "digest_at")},
        }
