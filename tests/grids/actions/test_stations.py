"""A station lends to as many as there are places, to nobody twice, and forgets who it was (S0-32, S1-48)."""

from datetime import datetime, time, timedelta

import pytest
from django.utils.timezone import get_current_timezone, localdate

from common.errors import Refused, Stale
from grids.actions.duty_turns import drop_turn, plan_turns
from grids.actions.keep.place import keep_place
from grids.actions.stations import (
    AHEAD,
    KEPT_DAYS,
    book,
    close_offer,
    forget_bookings,
    give_back,
    make_offer,
    open_booking,
)
from grids.actor import Actor
from grids.models import AccessRecord, Booking, DutyTurn, StationTurn
from grids.slots import days_of, slots_on
from grids.station_days import times_of, turns_at
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
RESIDENT = Actor.reporter()
DAY = timedelta(days=1)
CARE = {
    "kind": "care",
    "name": "课后托管",
    "seats": 2,
    "weekdays": [1, 2, 3, 4, 5],
    "begins": time(16),
    "ends": time(18),
    "minutes": 60,
    "by_residents": True,
}


@pytest.fixture
def station(town):
    facts = {"name": "党群服务站", "kind": "station"}
    return keep_place(grid=town.here.micro, facts=facts, by=Actor.clock(), at=MONDAY)


@pytest.fixture
def offer(town, station):
    return make_offer(station, facts=CARE, by=town.by_worker, at=MONDAY)


def at(hour, day=MONDAY):
    return datetime.combine(localdate(day), time(hour), get_current_timezone())


def booked(offer, hour=16, by=RESIDENT, day=MONDAY, phone="13800001234"):
    return book(offer, starts_at=at(hour, day), name="㐀䶮𠮷", phone=phone, by=by, at=MONDAY)


def test_a_place_is_booked_once_and_the_last_one_too(town, offer):
    seats = [booked(offer).seat, booked(offer, phone="13800001235", by=town.by_leader).seat]

    assert seats == [1, 2]
    with pytest.raises(Refused, match="quicker"):
        booked(offer, phone="13800001236")
    [(_offer, times)] = times_of([offer], localdate(MONDAY), MONDAY)
    assert [(one.free, one.is_open) for one in times] == [(0, False), (2, True)]


def test_only_times_it_has_that_are_to_come_and_not_too_far(offer):
    for hour, day in (
        (9, MONDAY),
        (15, MONDAY),
        (16, MONDAY - DAY),
        (16, MONDAY + AHEAD * DAY),
        (16, MONDAY + 5 * DAY),
    ):
        with pytest.raises(Refused):
            booked(offer, hour, day=day)
    assert days_of(offer, localdate(MONDAY), 7) == [localdate(MONDAY) + number * DAY for number in range(5)]
    assert [start.hour for start, _end in slots_on(offer, localdate(MONDAY))] == [16, 17]


def test_one_number_has_three_to_come_and_may_give_one_back(offer):
    first = booked(offer)
    booked(offer, 17)
    booked(offer, day=MONDAY + DAY)
    with pytest.raises(Refused, match="three"):
        booked(offer, 17, day=MONDAY + DAY)

    give_back(first, by=RESIDENT, at=MONDAY)

    with pytest.raises(Stale):
        give_back(first, by=RESIDENT, at=MONDAY)
    assert booked(offer, 17, day=MONDAY + DAY)
    with pytest.raises(Refused, match="begun"):
        give_back(Booking.objects.get(starts_at=at(17)), by=RESIDENT, at=at(17))


def test_what_is_closed_or_for_the_counter_is_not_for_residents(town, station, offer):
    counter = make_offer(station, facts=CARE | {"by_residents": False}, by=town.by_worker, at=MONDAY)
    kept = booked(offer)
    close_offer(offer, by=town.by_worker, at=MONDAY)

    with pytest.raises(Refused, match="no more"):
        booked(offer, 17)
    with pytest.raises(Stale):
        close_offer(offer, by=town.by_worker, at=MONDAY)
    with pytest.raises(Refused, match="call there"):
        booked(counter)
    assert booked(counter, by=town.by_desk, phone="13800001235")
    assert give_back(kept, by=town.by_worker, at=MONDAY).cancelled_by == town.people.worker


@pytest.mark.parametrize("who", ["by_colleague", "by_handler", "by_reviewer", "by_stranger", "by_admin"])
def test_who_does_not_keep_the_station_does_nothing_there(town, station, offer, who):
    by, kept = Actor.of(getattr(town.people, who[3:]), localdate(MONDAY)), booked(offer)
    for act in (
        lambda: make_offer(station, facts=CARE, by=by, at=MONDAY),
        lambda: close_offer(offer, by=by, at=MONDAY),
        lambda: booked(offer, 17, by=by),
        lambda: give_back(kept, by=by, at=MONDAY),
        lambda: open_booking(kept, reason="核实", by=by, at=MONDAY),
    ):
        with pytest.raises(Refused):
            act()


@pytest.mark.parametrize("wrong", [{"kind": "room"}, {"ends": time(16, 30)}, {"seats": 0}])
def test_what_cannot_be_lent_is_refused(town, station, wrong):
    with pytest.raises(Refused):
        make_offer(station, facts=CARE | wrong, by=town.by_worker, at=MONDAY)


def test_a_shop_lends_nothing(town):
    facts = {"name": "小卖部", "kind": "shop"}
    shop = keep_place(grid=town.here.micro, facts=facts, by=Actor.clock(), at=MONDAY)

    with pytest.raises(Refused, match="Only a station"):
        make_offer(shop, facts=CARE, by=town.by_worker, at=MONDAY)


def test_who_booked_is_opened_on_record_and_forgotten_a_month_later(town, offer):
    kept = booked(offer)
    assert open_booking(kept, reason="改时间", by=town.by_worker, at=MONDAY) == ("㐀䶮𠮷", "13800001234")
    assert AccessRecord.objects.get().subject_uuid == kept.uuid

    over = kept.ends_at + KEPT_DAYS * DAY
    assert [forget_bookings(at=over), forget_bookings(at=over + DAY), forget_bookings(at=over + DAY)] == [
        0,
        1,
        0,
    ]

    kept = Booking.objects.get()
    assert (kept.name, kept.phone, kept.phone_index) == (None, None, None)
    with pytest.raises(Refused, match="erased"):
        open_booking(kept, reason="改时间", by=town.by_worker, at=MONDAY)


def test_a_turn_at_the_counter_is_none_for_the_reports(town, station):
    days = {"first": localdate(MONDAY), "last": localdate(MONDAY), "begins": time(8), "ends": time(18)}
    facts = days | {"officers": [town.people.worker], "by": town.by_leader, "at": MONDAY}
    [turn] = plan_turns(station.grid, station=station, **facts)

    assert [one.officer for one in turns_at(station, localdate(MONDAY))] == [town.people.worker]
    assert not DutyTurn.objects.at(MONDAY).over(town.here.micro).exists()
    assert plan_turns(station.grid, station=station, **facts)  # the same once more is the same
    with pytest.raises(Refused, match="on duty already"):
        plan_turns(station.grid, **facts)
    with pytest.raises(Refused):
        plan_turns(station.grid, station=station, **facts | {"officers": [town.people.reviewer]})
    assert StationTurn.objects.count() == 1
    drop_turn(DutyTurn.objects.get(), by=town.by_leader, at=MONDAY - DAY)
    assert turn.officer_id == town.people.worker.pk
    assert not StationTurn.objects.exists()
