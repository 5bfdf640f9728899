"""A station behind a door's code: read, booked and given back without an account (S0-32, S1-48)."""

import logging
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate, now

from cases import budgets
from grids.actions.duty_turns import plan_turns
from grids.actions.keep.place import keep_place
from grids.actions.stations import make_offer
from grids.actor import Actor
from grids.enums import Role
from grids.models import Booking, Position, StationOffer, Talent
from grids.receipts import number_of

pytestmark = pytest.mark.django_db
RARE, PHONE = "㐀䶮𠮷", "13800001234"
DAY = localdate() + timedelta(days=1)
CARE = {
    "kind": "care",
    "name": "课后托管",
    "seats": 1,
    "weekdays": [1, 2, 3, 4, 5, 6, 7],
    "by_residents": True,
}
TIMES = {"begins": time(9), "ends": time(11), "minutes": 60}


@pytest.fixture(autouse=True)
def no_tries():
    budgets.store.flushdb()


@pytest.fixture
def offer(town):
    facts = {"name": "党群服务站", "kind": "station", "opening_hours": "8:30-17:30", "services": "打印"}
    station = keep_place(grid=town.here.micro, facts=facts, by=Actor.clock(), at=now())
    return make_offer(station, facts=CARE | TIMES, by=Actor.of(town.people.worker), at=now())


def book(device, town, offer, key=None, **said):
    known = {"key": key or uuid4(), "starts_at": "0900", "name": RARE, "phone": PHONE, "consent": "on"}
    return device.post(f"/q/{town.qr.token}/book/{offer.uuid}/?day={DAY:%Y-%m-%d}", known | said)


def test_from_the_grid_s_page_to_the_station_and_its_hours(phone, town, offer):
    days = {"first": localdate(), "last": localdate(), "begins": time(0), "ends": time(23, 59)}
    facts = days | {"officers": [town.people.worker], "station": offer.station}
    plan_turns(offer.station.grid, **facts, by=Actor.clock(), at=now())
    address = f"/q/{town.qr.token}/stations/{offer.station.uuid}/"
    assert address in phone.get(f"/q/{town.qr.token}/grid/").text

    page = phone.get(address).text

    for said in ("8:30-17:30", "打印", "课后托管", "19900000001", f"/q/{town.qr.token}/book/{offer.uuid}/"):
        assert said in page
    assert phone.get(f"/q/{town.qr.token}/stations/{uuid4()}/").status_code == 404


def test_booked_without_an_account_once_and_given_back_by_the_link(phone, town, offer):
    key = uuid4()
    answers = [book(phone, town, offer, key=key) for _tap in range(2)]

    booking = Booking.objects.get()
    assert {answer["Location"] for answer in answers} == {f"/booked/{booking.uuid}/"}
    assert (booking.name, booking.phone, booking.booked_by) == (RARE, PHONE, None)
    page = phone.get(f"/booked/{booking.uuid}/")
    assert page["Cache-Control"] == "private, no-store"
    assert number_of(booking) in page.text
    assert RARE not in page.text
    assert PHONE not in page.text
    taken = book(phone, town, offer, phone="13800001235")
    assert taken.status_code == 409
    assert phone.get(f"/booked/{booking.uuid}/back/").status_code == 405
    assert [phone.post(f"/booked/{booking.uuid}/back/").status_code for _tap in range(2)] == [302, 302]
    assert book(phone, town, offer, phone="13800001235").status_code == 302


def test_whoever_lost_the_link_finds_it_by_number_and_phone(phone, town, offer):
    book(phone, town, offer)
    booking = Booking.objects.get()

    right = phone.post("/applied/", {"number": number_of(booking), "phone": PHONE})
    wrong = phone.post("/applied/", {"number": number_of(booking), "phone": "13800001235"})

    assert right["Location"] == f"/booked/{booking.uuid}/"
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    "wrong", [{"starts_at": "0800"}, {"consent": ""}, {"phone": "12"}, {"website": "x"}, {"name": ""}]
)
def test_what_is_missing_is_said_and_nothing_is_booked(phone, town, offer, wrong):
    page = book(phone, town, offer, **wrong)

    assert page.status_code == 422
    assert "gw-summary" in page.text
    assert not Booking.objects.exists()


def test_what_is_not_for_residents_has_no_page(phone, town, offer):
    StationOffer.objects.update(by_residents=False)

    assert book(phone, town, offer).status_code == 404
    assert "/book/" not in phone.get(f"/q/{town.qr.token}/stations/{offer.station.uuid}/").text


def test_a_device_books_only_so_often_and_not_without_counters(phone, town, offer, monkeypatch):
    phones = [f"138000{number:05d}" for number in range(budgets.BOOKINGS_OF_DEVICE.most + 1)]
    answers = [book(phone, town, offer, phone=number).status_code for number in phones]
    assert answers[0] == 302
    assert set(answers[1:-1]) == {409}
    assert answers[-1] == 429
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1/0"))

    assert book(phone, town, offer, starts_at="1000").status_code == 503
    assert Booking.objects.count() == 1


def test_nothing_typed_is_in_the_log(phone, town, offer, caplog):
    with caplog.at_level(logging.DEBUG):
        book(phone, town, offer)
        book(phone, town, offer, phone="12")

    assert PHONE not in caplog.text
    assert RARE not in caplog.text


def test_who_offers_to_help_may_stand_on_the_list_and_takes_it_back_there(phone, town):
    facts = {"role": Role.ASSISTANT, "stands_on": ["general"], "name": "联户长", "name_en": "Link leader"}
    Position.objects.create(region=town.ground.district, code="link", **facts)
    said = {"position": "link", "name": RARE, "phone": PHONE, "consent": "on", "key": uuid4()}
    address = f"/q/{town.qr.token}/help/"
    assert phone.post(address, said | {"listed": "on"}).status_code == 422

    page = phone.post(address, said | {"listed": "on", "skills": ["law"], "availability": ["weekend"]})[
        "Location"
    ]

    talent = Talent.objects.get()
    assert (talent.name, talent.skills, talent.noted_by, talent.grid) == (
        RARE,
        ["law"],
        None,
        town.here.general,
    )
    assert talent.consent_words
    assert talent.consented_on == localdate()
    assert f"{page}unlist/" in phone.get(page).text
    assert [phone.post(f"{page}unlist/").status_code for _tap in range(2)] == [302, 302]
    assert not Talent.objects.exists()
    assert "unlist" not in phone.get(page).text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_station_costs_the_same_whatever_it_lends(phone, town, offer, rows, django_assert_num_queries):
    for _more in range(rows - 1):
        make_offer(offer.station, facts=CARE | TIMES, by=Actor.of(town.people.worker), at=now())
    address = f"/q/{town.qr.token}/stations/{offer.station.uuid}/"
    phone.get(address)

    with django_assert_num_queries(5):
        page = phone.get(address)

    assert page.text.count("/book/") == rows
