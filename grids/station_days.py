"""A station's day: what is booked, what is free, who is on duty. Read by its pages for staff and for residents."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count
from django.utils.timezone import get_current_timezone

from grids.models import Booking, DutyTurn
from grids.slots import slots_on


@dataclass(frozen=True)
class Time:
    """One time of an offer: how many places are free; `is_open` where it can still be booked."""

    starts_at: datetime
    ends_at: datetime
    free: int
    is_open: bool


def span_of(day):
    """(the first moment of a day, the first of the next)."""
    start = datetime.combine(day, time(), get_current_timezone())
    return start, start + timedelta(days=1)


def times_of(offers, day, at):
    """[(offer, [Time])] of some offers on a day. One statement for all of them."""
    taken = Booking.objects.taken().between(*span_of(day)).filter(offer__in=[one.pk for one in offers])
    counted = taken.values_list("offer", "starts_at").annotate(number=Count("pk")).order_by()
    used = {(offer, starts_at): number for offer, starts_at, number in counted}
    return [(offer, [time_of(offer, *slot, used, at) for slot in slots_on(offer, day)]) for offer in offers]


def time_of(offer, starts_at, ends_at, used, at):
    free = offer.seats - used.get((offer.pk, starts_at), 0)
    return Time(starts_at, ends_at, free, free > 0 and starts_at > at)


def turns_at(station, day):
    """Who is on duty at a station on a day, with the cards they show at doors. One statement."""
    first, last = span_of(day)
    turns = DutyTurn.objects.filter(at_station__station=station, starts_at__lt=last, ends_at__gt=first)
    return turns.select_related("officer__door_card").order_by("starts_at", "pk")
