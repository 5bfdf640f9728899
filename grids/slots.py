"""When an offer of a station can be booked: the times of one day (pure)."""

from datetime import datetime, timedelta

from django.utils.timezone import get_current_timezone


def slots_on(offer, day):
    """[(starts_at, ends_at)] of an offer on a day, the first to the last that fits before it ends; none on a day of the
    week on which it is closed."""
    if day.isoweekday() not in offer.weekdays:
        return []
    zone, step = get_current_timezone(), timedelta(minutes=offer.minutes)
    start, closing = (datetime.combine(day, one, zone) for one in (offer.begins, offer.ends))
    count = (closing - start) // step
    return [(start + number * step, start + (number + 1) * step) for number in range(count)]


def days_of(offer, first, count):
    """The days of `count` from `first` on which it is open."""
    days = (first + timedelta(days=number) for number in range(count))
    return [day for day in days if day.isoweekday() in offer.weekdays]
