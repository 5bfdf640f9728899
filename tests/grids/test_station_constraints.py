"""What must never be of professionals and of what stations lend, the database refuses."""

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction

from common.crypto import blind_index
from grids.models import Booking, Place, StationOffer, Talent
from tests.grids import world
from tests.grids.world import AT, DAY

pytestmark = pytest.mark.django_db
TALENT = {"skills": ["law"], "availability": [], "consented_on": DAY, "consent_words": "同意"}
PERSON = {"name": "甲", "phone": "13800001234", "phone_index": blind_index("13800001234")}
LENT = {"kind": "care", "name": "托管", "seats": 2, "weekdays": [1], "begins": time(16), "ends": time(18)}
TALENTS = {
    "talent_is_an_officer_or_from_outside": {"phone": None},
    "talent_has_a_known_skill": {"skills": ["magic"]},
    "talent_agreed_in_words": {"consent_words": ""},
    "talent_said_himself_or_was_noted": {"noted_by": None},
    "talent_lies_in_a_grid": {"grid": None},
}
OFFERS = {
    "station_offer_has_a_name": {"name": ""},
    "station_offer_has_places": {"seats": 0},
    "a_room_is_lent_once_at_a_time": {"kind": "room"},
    "station_offer_is_open_on_days_of_the_week": {"weekdays": [8]},
    "station_offer_ends_after_it_begins": {"ends": time(16)},
    "station_offer_has_a_length": {"minutes": 5},
    "station_offer_closed_has_its_moment": {"closed_at": AT},
}
BOOKINGS = {
    "booking_ends_after_it_starts": {"ends_at": AT},
    "booking_has_a_place": {"seat": 0},
    "booking_names_somebody_or_nobody": {"phone": None},
    "booking_given_back_by_somebody_was": {"cancelled_by": True},
    "one_booking_of_a_place_at_a_time": {},
}


def refused(name, row):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("name", sorted(TALENTS))
def test_a_professional_is_in_order(ground, name):
    facts = (
        TALENT | PERSON | {"noted_by": world.officer("leader"), "noted_at": AT, "consent_channel": "paper"}
    )
    row = Talent(**facts)
    row.place_at(ground.here.micro)
    for field, value in TALENTS[name].items():
        setattr(row, field, value)

    refused(name, row)


def an_offer(ground, **more):
    station = Place(name="站", kind="station", changed_at=AT)
    station.place_at(ground.here.micro)
    station.save()
    made = {"station": station, "made_by": world.officer("worker"), "made_at": AT, "minutes": 60}
    return StationOffer(**LENT | made | more)


@pytest.mark.parametrize("name", sorted(OFFERS))
def test_an_offer_is_in_order(ground, name):
    refused(name, an_offer(ground, **OFFERS[name]))


@pytest.mark.parametrize("name", sorted(BOOKINGS))
def test_a_booking_is_in_order(ground, name):
    offer = an_offer(ground)
    offer.save()
    known = {"offer": offer, "starts_at": AT, "ends_at": AT + timedelta(hours=1), "seat": 1, "booked_at": AT}
    Booking.objects.create(**known, **PERSON)
    wrong = dict(BOOKINGS[name])
    if "cancelled_by" in wrong:
        wrong["cancelled_by"] = offer.made_by
    if wrong:
        wrong = {"seat": 2} | wrong

    refused(name, Booking(**known | PERSON | wrong))
