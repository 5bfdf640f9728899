"""The forms of a station: what it lends, a booking at the counter, who is on duty there."""

from datetime import time

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from grids.kinds import OfferKind
from grids.models import Post
from grids.models.station import LONGEST, MOST_SEATS, SHORTEST
from grids.roles import P
from grids.staff_forms import MOST, DutyForm, day_field

WEEK = [(str(number + 1), name) for number, name in sorted(WEEKDAYS.items())]


def clock(label):
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class OfferForm(forms.Form):
    """What is lent, when, to how many at a time."""

    kind = forms.ChoiceField(label=_("What"), choices=OfferKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("What it is called"),
        max_length=40,
        help_text=_("For example: reading room, care on weekday afternoons."),
    )
    weekdays = forms.MultipleChoiceField(
        label=_("Days of the week"), choices=WEEK, widget=forms.CheckboxSelectMultiple
    )
    begins, ends = clock(_("From")), clock(_("Until"))
    minutes = forms.IntegerField(
        label=_("Minutes of one booking"),
        min_value=SHORTEST,
        max_value=LONGEST,
        help_text=_("A room by the hour: 60. Care for a whole afternoon: all its minutes."),
    )
    seats = forms.IntegerField(
        label=_("Places at a time"), min_value=1, max_value=MOST_SEATS, help_text=_("Of a room always 1.")
    )
    by_residents = forms.BooleanField(label=_("Residents may book it themselves"), required=False)

    def __init__(self, *args, **kwargs):
        usual = {"begins": time(9), "ends": time(17), "minutes": 60, "seats": 1, "by_residents": True}
        super().__init__(*args, initial=usual | {"weekdays": list("12345")}, **kwargs)

    def clean_weekdays(self):
        return [int(day) for day in self.cleaned_data["weekdays"]]


class DayForm(forms.Form):
    day = day_field(_("Day"), required=False, initial=localdate)

    @property
    def chosen(self):
        """The day that was asked for, else today."""
        return (self.cleaned_data["day"] if self.is_valid() else None) or localdate()


class TimeField(forms.ChoiceField):
    """One of the times of a day, as the moment it begins. Offered are those still free; that one was taken meanwhile is
    for the action to say, which knows a second tap from a second person."""

    def offer(self, times):
        self.moments = {localtime(one.starts_at).strftime("%H%M"): one.starts_at for one in times}
        self.choices = [
            (
                f"{localtime(one.starts_at):%H%M}",
                f"{localtime(one.starts_at):%H:%M}–{localtime(one.ends_at):%H:%M}",
            )
            for one in times
            if one.is_open
        ]

    def valid_value(self, value):
        return value in self.moments

    def clean(self, value):
        return self.moments[super().clean(value)]


class CounterForm(forms.Form):
    """A booking that staff makes for somebody."""

    starts_at = TimeField(label=_("Time"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Full name"), max_length=60)
    phone = forms.RegexField(
        r"^\+?[0-9-]{6,20}$",
        label=_("Phone"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text=_("Kept sealed, and erased a month after the day."),
        error_messages={"invalid": _("A phone number has digits alone.")},
    )
    words = forms.CharField(label=_("Used for"), max_length=100, required=False)

    def __init__(self, times, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].offer(times)


class StationDutyForm(DutyForm):
    """Who is on duty at a station: those who keep it, by day and not at night."""

    def __init__(self, station, by, *args, **kwargs):
        super().__init__(station.grid, by, *args, **kwargs)
        self.initial |= {"begins": time(8, 30), "ends": time(17, 30)}
        posts = Post.objects.answered(localdate()).held_by_people().carrying(P.STATION_KEEP)
        led = posts.over(station.grid).within(by.scope, P.STAFF_LEAD).select_related("officer")
        self.people = {
            str(post.officer.uuid): post.officer for post in led.order_by("officer__name", "pk")[: 2 * MOST]
        }
        self.fields["officers"].choices = [(uuid, who.name) for uuid, who in self.people.items()]
