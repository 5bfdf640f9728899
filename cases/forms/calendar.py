"""What an administrator changes of a working calendar: some days, the office hours, a year more."""

import re
from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from grids.calendar_draft import with_days, with_hours, with_year

WORKS = {"off": False, "worked": True, "week": None}
SPAN = re.compile(r"(\d{1,2}:\d{2}) *[-–—~至到] *(\d{1,2}:\d{2})")


def day(label, **facts):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **facts)


class ChangeForm(forms.Form):
    """A change with its reason; `draft` answers the WorkCalendar it would make, or raises Refused."""

    def __init__(self, *args, **facts):
        super().__init__(*args, **facts)
        message = {"required": _("Say why the calendar is changed.")}
        self.fields["reason"] = forms.CharField(label=_("Why"), max_length=200, error_messages=message)


class DaysForm(ChangeForm):
    first = day(_("From this day"))
    last = day(_("Last day"), required=False)
    works = forms.ChoiceField(
        label=_("These days are"),
        choices=[
            ("off", _("days off")),
            ("worked", _("worked, though at the weekend")),
            ("week", _("as the week says")),
        ],
        widget=forms.RadioSelect,
        initial="off",
    )
    name = forms.CharField(label=_("Occasion"), max_length=30, required=False)

    def draft(self, calendar):
        facts = self.cleaned_data
        last = facts["last"] or facts["first"]
        return with_days(calendar, facts["first"], last, works=WORKS[facts["works"]], name=facts["name"])


class HoursForm(ChangeForm):
    hours = forms.CharField(
        label=_("Office hours"),
        max_length=200,
        help_text=_("Like 08:00-12:00 14:00-18:00, one span after another."),
    )
    until_close = forms.BooleanField(label=_("Limits in days end when the office closes"), required=False)

    def clean_hours(self):
        text = self.cleaned_data["hours"].replace("：", ":")
        spans = SPAN.findall(text)
        if not spans or SPAN.sub("", text).strip(" ,;，；、"):
            raise forms.ValidationError(_("Write the office hours like 08:00-12:00 14:00-18:00."))
        try:
            return tuple(tuple(time.fromisoformat(edge.zfill(5)) for edge in span) for span in spans)
        except ValueError as wrong:
            raise forms.ValidationError(_("Write the office hours like 08:00-12:00 14:00-18:00.")) from wrong

    def draft(self, calendar):
        return with_hours(calendar, self.cleaned_data["hours"], until_close=self.cleaned_data["until_close"])


class YearForm(ChangeForm):
    def draft(self, calendar):
        return with_year(calendar, calendar.last.year + 1)


FORMS = {"days": DaysForm, "hours": HoursForm, "year": YearForm}
