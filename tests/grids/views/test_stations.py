"""Stations and professionals on the pages of staff."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from grids.actions.keep.place import keep_place
from grids.actions.stations import book, make_offer
from grids.actions.talents import note_talent
from grids.actor import Actor
from grids.models import Booking, StationOffer, Talent
from grids.slots import slots_on

pytestmark = pytest.mark.django_db
RARE, PHONE = "㐀䶮𠮷", "13800001234"
TOMORROW = timedelta(days=1)
DAILY = {"weekdays": [1, 2, 3, 4, 5, 6, 7], "begins": time(0), "ends": time(23), "minutes": 60}
ROOM = DAILY | {"kind": "room", "name": "阅览室", "seats": 1, "by_residents": True}
WORD = {"skills": ["law"], "availability": ["weekend"], "words": "", "consent_words": "同意"}
BUDGETS = {"talents": 5, "stations": 5, "station": 9}


def by(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def worker(town):
    return Actor.of(town.people.worker)


@pytest.fixture
def station(town):
    facts = {"name": "党群服务站", "kind": "station"}
    return keep_place(grid=town.here.micro, facts=facts, by=Actor.clock(), at=now())


def booked(offer, number, by):
    slot = slots_on(offer, localdate() + TOMORROW)[number]
    return book(offer, starts_at=slot[0], name=RARE, phone=f"1380000{number:04d}", by=by, at=now())


def test_from_the_register_to_a_booking_at_the_counter(town, station):
    worker, day = by(town.people.worker), localdate() + TOMORROW
    row = worker.get(reverse("grids:register_row", args=["places", station.uuid])).text
    assert reverse("grids:station", args=[station.uuid]) in row
    said = {"kind": "room", "name": "阅览室", "weekdays": list("1234567"), "begins": "09:00", "ends": "17:00"}

    lent = worker.post(reverse("grids:offer_new", args=[station.uuid]), said | {"minutes": 60, "seats": 1})
    offer = StationOffer.objects.get()
    form = f"{reverse('grids:offer_book', args=[offer.uuid])}?day={day:%Y-%m-%d}"
    facts = {"starts_at": "1000", "name": RARE, "phone": PHONE, "words": "读书会"}
    made, again = worker.post(form, facts), worker.post(form, facts | {"name": "乙"})

    booking = Booking.objects.get()
    assert (lent.status_code, made.status_code, again.status_code) == (302, 302, 422)
    assert made["Location"] == reverse("grids:booking", args=[booking.uuid])
    shown = worker.get(reverse("grids:station", args=[station.uuid]), {"day": f"{day:%Y-%m-%d}"}).text
    assert "读书会" in shown
    assert RARE not in shown + worker.get(made["Location"]).text
    opened = worker.post(reverse("grids:booking_open", args=[booking.uuid]), {"reason": "改时间"}).text
    assert RARE in opened
    assert PHONE in opened
    assert worker.post(made["Location"]).status_code == 302
    assert Booking.objects.get().cancelled_by == town.people.worker


def test_who_is_put_on_the_list_is_found_and_asked_there(town):
    leader, address = by(town.people.leader), reverse("grids:talent_new", args=[town.here.micro.code])
    assert address in leader.get(f"/people/talents/?grid={town.here.micro.code}").text
    said = {"name": RARE, "phone": PHONE, "skills": ["law"], "availability": ["weekend"]}
    said |= {"consented_on": localdate(), "consent_channel": "spoken", "consent_words": "同意登记"}

    made = leader.post(address, said)

    page = made["Location"]
    assert page == reverse("grids:talent", args=[Talent.objects.get().uuid])
    shown = leader.get("/people/talents/?skill=law&free=weekend").text
    assert page in shown
    assert RARE not in shown
    assert page not in leader.get("/people/talents/?skill=water").text
    assert PHONE in leader.post(f"{page}ask/", {"reason": "法律咨询"}).text
    assert leader.post(f"{page}ask/", {"reason": ""}).status_code == 422
    assert leader.post(page).status_code == 302
    assert not Talent.objects.exists()


def test_without_a_name_nothing_is_noted(town):
    said = {"skills": ["law"], "availability": ["weekend"], "consented_on": localdate()}
    said |= {"consent_channel": "paper", "consent_words": "同意"}

    answer = by(town.people.leader).post(reverse("grids:talent_new", args=[town.here.micro.code]), said)

    assert answer.status_code == 422
    assert "name" in answer.context["form"].errors


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", sorted(BUDGETS))
def test_a_list_costs_the_same_whatever_its_length(
    town, station, worker, name, rows, django_assert_num_queries
):
    leader, facts = Actor.of(town.people.leader), {"consented_on": localdate(), "consent_channel": "paper"}
    for number in range(rows):
        offer = make_offer(station, facts=ROOM, by=worker, at=now())
        booked(offer, number, worker)
        person = {"name": RARE, "phone": f"1390000{number:04d}", "facts": WORD | facts}
        note_talent(town.here.micro, **person, by=leader, at=now())
        more = {"name": f"站{number}", "kind": "station"}
        keep_place(grid=town.here.micro, facts=more, by=Actor.clock(), at=now())
    client, args = by(town.people.leader), [station.uuid] if name == "station" else []
    day = f"{localdate() + TOMORROW:%Y-%m-%d}"
    client.get(reverse(f"grids:{name}", args=args))

    with django_assert_num_queries(BUDGETS[name]):
        page = client.get(reverse(f"grids:{name}", args=args), {"day": day})

    assert page.status_code == 200
    assert page.text.count('class="gw-cell-main"') >= rows
