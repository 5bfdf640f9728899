"""What can be booked at a station: offered, booked by residents and staff, given back, forgotten: S0-32, S1-48."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.crypto import blind_index
from common.errors import Refused, Stale
from grids.actions.access import record_access
from grids.actions.authority import require
from grids.kinds import OfferKind, PlaceKind
from grids.models import Booking, StationOffer
from grids.models.station import MOST_SEATS
from grids.roles import P
from grids.slots import slots_on

LENDS = (PlaceKind.STATION, PlaceKind.CENTRE, PlaceKind.VENUE)
FACTS = ("kind", "name", "seats", "weekdays", "begins", "ends", "minutes", "by_residents")
AHEAD = 14  # days, of residents
FARTHEST = 60  # of whoever keeps the station
OPEN_AT_MOST = 3  # bookings of one number at one station that are still to come
KEPT_DAYS = 30


@transaction.atomic
def make_offer(station, *, facts, by, at):
    """Lend something at a station: a room by the hour, places of care or of a course. Returns the StationOffer.

    `facts`: kind, name, seats, weekdays (1 is Monday), begins, ends, minutes, by_residents. Refused: whoever does not
    keep it, what is no station, a day shorter than one booking, a room with more than one place.
    """
    require(by, P.STATION_KEEP, station)
    if station.kind not in LENDS or station.valid_to:
        raise Refused(_("Only a station, a centre or a venue lends something."))
    if facts["kind"] == OfferKind.ROOM and facts["seats"] != 1:
        raise Refused(_("A room is lent to one at a time. Give 1 place."))
    if not 1 <= facts["seats"] <= MOST_SEATS:
        raise Refused(_("Give 1 to 200 places."))
    offer = StationOffer(
        station=station, made_by=by.officer, made_at=at, **{one: facts[one] for one in FACTS}
    )
    offer.weekdays = sorted(set(offer.weekdays))
    if not any(slots_on(offer, localdate(at) + timedelta(days=number)) for number in range(7)):
        raise Refused(_("Not one booking fits between these times."))
    offer.save(force_insert=True)
    return offer


@transaction.atomic
def close_offer(offer, *, by, at):
    """Lend it no more; what is booked stays booked. Returns the StationOffer. Stale the second time."""
    offer = StationOffer.objects.select_for_update(of=["self"]).select_related("station").get(pk=offer.pk)
    require(by, P.STATION_KEEP, offer.station)
    if offer.closed_at:
        raise Stale(_("This is closed already."))
    offer.closed_at, offer.closed_by = at, by.officer
    offer.save(update_fields=["closed_at", "closed_by"])
    return offer


@transaction.atomic
def book(offer, *, starts_at, name, phone, words="", by, at):
    """Book one place of an offer for one of its times, for somebody by name and phone (both sealed). Returns the
    Booking. `by`: who keeps the station, or `Actor.reporter()` for a resident where the offer is open to residents.

    Refused: a time that is not offered, has begun or lies too far ahead, no place left, a number that has three
    bookings to come there already (residents).
    """
    offer = StationOffer.objects.select_for_update(of=["self"]).select_related("station").get(pk=offer.pk)
    if by.is_reporter:
        refuse_resident(offer, phone, at)
    else:
        require(by, P.STATION_KEEP, offer.station)
    name, phone = name.strip()[:60], phone.strip()
    if not (name and phone):
        raise Refused(_("A name and a phone number are needed."))
    ends_at = end_of(offer, starts_at, at, AHEAD if by.is_reporter else FARTHEST)
    booking = Booking(offer=offer, starts_at=starts_at, ends_at=ends_at, seat=free_seat(offer, starts_at))
    booking.name, booking.phone, booking.phone_index = name, phone, blind_index(phone)
    booking.words, booking.booked_by, booking.booked_at = words.strip()[:100], by.officer, at
    booking.save(force_insert=True)
    return booking


def refuse_resident(offer, phone, at):
    if not offer.by_residents:
        raise Refused(_("This is booked at the station itself. Please call there."))
    mine = Booking.objects.taken().filter(phone_index=blind_index(phone), starts_at__gt=at)
    if mine.filter(offer__station=offer.station_id).count() >= OPEN_AT_MOST:
        raise Refused(
            _("With this number there are three bookings here already. Give one back, or call the station.")
        )


def end_of(offer, starts_at, at, days):
    """When a time of the offer ends. Refused for one it does not have, or not now."""
    if offer.closed_at or offer.station.valid_to:
        raise Refused(_("This is lent no more."))
    day = localdate(starts_at)
    if starts_at <= at or (day - localdate(at)).days >= days:
        raise Refused(_("Choose a time that is still to come, at most %(days)s days ahead.") % {"days": days})
    for start, end in slots_on(offer, day):
        if start == starts_at:
            return end
    raise Refused(_("There is no such time."))


def free_seat(offer, starts_at):
    """The lowest number of a place nobody has at that time. Refused where all are taken."""
    taken = set(offer.bookings.taken().filter(starts_at=starts_at).values_list("seat", flat=True))
    for seat in range(1, offer.seats + 1):
        if seat not in taken:
            return seat
    raise Refused(_("Somebody was quicker: this time is taken. Choose another."))


@transaction.atomic
def give_back(booking, *, by, at):
    """Give a place back before its time: the resident by the secret of his booking (`by` the reporter), or the station.
    Returns the Booking. Refused once it has begun; Stale the second time.
    """
    rows = Booking.objects.select_for_update(of=["self"]).select_related("offer__station")
    booking = rows.get(pk=booking.pk)
    if not by.is_reporter:
        require(by, P.STATION_KEEP, booking.offer.station)
    if booking.cancelled_at:
        raise Stale(_("This was given back already."))
    if booking.starts_at <= at:
        raise Refused(_("This time has begun already."))
    booking.cancelled_at, booking.cancelled_by = at, by.officer
    booking.save(update_fields=["cancelled_at", "cancelled_by"])
    return booking


@transaction.atomic
def open_booking(booking, *, reason, by, at, address=None):
    """Who booked, in plain, for somebody who says why; it stays on record. → (name, phone).

    Refused: whoever does not keep the station, no reason, a booking whose name was forgotten.
    """
    station = booking.offer.station
    require(by, P.STATION_KEEP, station)
    if not booking.phone:
        raise Refused(_("The name and the number are erased a month after the day."))
    subject = {"subject_kind": "booking", "subject_uuid": booking.uuid, "fields": ["name", "phone"]}
    record_access(station, **subject, reason=reason, address=address, by=by, at=at)
    return booking.name, booking.phone


@transaction.atomic
def forget_bookings(*, at):
    """Erase name, number and words of what is over for a month. Returns how many."""
    blank = {"name": None, "phone": None, "phone_index": None, "words": ""}
    return Booking.objects.to_forget(at, after=KEPT_DAYS).update(**blank)
