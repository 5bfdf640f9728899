"""A channel as an administrator sets it up: what its provider's preset asks for. Secrets go in and never come out."""

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from messaging.carriers.robot import is_known
from messaging.models.message import in_language

KEEP = _("Kept. Leave it empty to keep it; what you write replaces it.")


class ChannelForm(forms.Form):
    """`preset` says the fields; `channel` is the one that is changed, or None."""

    name = forms.CharField(label=_("Name of the channel"), max_length=60)

    def __init__(self, *args, preset, channel=None, **kwargs):
        self.preset, self.channel = preset, channel
        super().__init__(*args, **kwargs)
        if preset.carrier == "http":
            self.fields["base_url"] = forms.CharField(label=_("Address"), max_length=200, initial=preset.base)
        for one in preset.fields:
            self.fields[f"set_{one['name']}"] = self.asked(one)
        self.fields["per_minute"] = forms.IntegerField(
            label=_("At most in a minute"), min_value=1, max_value=10_000, initial=60
        )
        self.fields["per_day"] = forms.IntegerField(
            label=_("At most in a day"), min_value=1, max_value=1_000_000, initial=5_000
        )

    def asked(self, one):
        label, known = in_language(one["label"]), self.channel.settings if self.channel else {}
        needed = not one.get("optional", False)
        if one.get("secret"):
            is_kept = bool(self.channel) and one["name"] in self.channel.secrets
            widget = forms.PasswordInput({"autocomplete": "off"})
            return forms.CharField(
                label=label, required=needed and not is_kept, help_text=KEEP if is_kept else "", widget=widget
            )
        first = known.get(one["name"], one.get("default", ""))
        if "choices" in one:
            words = [(value, in_language({"zh": zh, "en": en})) for value, zh, en in one["choices"]]
            return forms.ChoiceField(label=label, choices=words, initial=first)
        return forms.CharField(label=label, max_length=200, required=needed, initial=first)

    def clean_base_url(self):
        parts = urlsplit(self.cleaned_data["base_url"])
        if parts.scheme not in ("https", "http") or not parts.hostname or parts.username or parts.query:
            raise forms.ValidationError(_("Write an address like https://sms.example.cn"))
        return self.cleaned_data["base_url"].rstrip("/")

    def clean_set_port(self):
        if not self.cleaned_data["set_port"].isdecimal():
            raise forms.ValidationError(_("Write a number."))
        return self.cleaned_data["set_port"]

    def clean_set_agent_id(self):
        if not self.cleaned_data["set_agent_id"].isdecimal():
            raise forms.ValidationError(_("Write a number."))
        return self.cleaned_data["set_agent_id"]

    def clean_set_robot(self):
        value = self.cleaned_data["set_robot"]
        if value and not is_known(value):
            raise forms.ValidationError(
                _("This is no robot’s address that may be used, like wecombot://key.")
            )
        return value

    def said(self):
        """What the action takes; secrets left empty are not in it."""
        given = {one["name"]: self.cleaned_data[f"set_{one['name']}"] for one in self.preset.fields}
        secret = self.preset.secret_names
        return {
            "name": self.cleaned_data["name"],
            "base_url": self.cleaned_data.get("base_url", ""),
            "settings": {name: value for name, value in given.items() if name not in secret},
            "secrets": {name: value for name, value in given.items() if name in secret and value},
            "per_minute": self.cleaned_data["per_minute"],
            "per_day": self.cleaned_data["per_day"],
        }
