"""A list of the desk to be taken out: what for, and as which file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from grids.import_forms import ExportForm


class DeskExportForm(ExportForm):
    file = forms.ChoiceField(
        label=_("As"),
        choices=[("xlsx", _("spreadsheet (xlsx)")), ("csv", _("plain table (csv)"))],
        widget=forms.RadioSelect,
        initial="xlsx",
    )
