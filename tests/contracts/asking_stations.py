"""How professionals and stations are asked."""

from datetime import time, timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils.timezone import localdate, localtime, now

from grids.actions.keep.place import keep_place
from grids.actions.stations import book, make_offer
from grids.actions.talents import note_talent
from grids.actor import Actor
from grids.kinds import ConsentChannel, FreeTime, OfferKind, PlaceKind, Skill
from grids.slots import slots_on
from tests.contracts.asking_ground import grids_of

PLACES = ("here", "there", "far")
TOMORROW = timedelta(days=1)
CARE = {
    "kind": OfferKind.CARE,
    "name": "课后托管",
    "seats": 5,
    "weekdays": [1, 2, 3, 4, 5, 6, 7],
    "begins": time(0),
    "ends": time(23),
    "minutes": 60,
    "by_residents": True,
}
WORD = {
    "skills": [Skill.LAW],
    "availability": [FreeTime.WEEKEND],
    "words": "",
    "consent_channel": ConsentChannel.PAPER,
    "consent_words": "同意登记",
}


def add_stations(scene, *, name, phone):
    """In each place a station, what it lends, a booking for tomorrow, and a professional, all by the street's desk."""
    scene.stations, scene.lent, scene.bookings, scene.talents = {}, {}, {}, {}
    for place in PLACES:
        grid, by = grids_of(scene, place).micro, Actor.of(scene.ends[place].by_desk.officer)
        facts, own = {"name": "党群服务站", "kind": PlaceKind.STATION}, {"by": by, "at": now()}
        scene.stations[place] = keep_place(grid=grid, facts=facts, by=Actor.clock(), at=now())
        scene.lent[place] = make_offer(scene.stations[place], facts=CARE, **own)
        slot = slots_on(scene.lent[place], localdate() + TOMORROW)[10]
        scene.bookings[place] = book(scene.lent[place], starts_at=slot[0], name=name, phone=phone, **own)
        word = WORD | {"consented_on": localdate()}
        scene.talents[place] = note_talent(grid, name=name, phone=phone, facts=word, **own)


def of(attribute, address):
    return lambda scene, place: reverse(address, args=[getattr(scene, attribute)[place].uuid])


def behind(attribute, address, query=""):
    """A page behind the code of a place."""

    def path(scene, place):
        token = scene.qr_codes[place].token
        return reverse(address, args=[token, getattr(scene, attribute)[place].uuid]) + query

    return path


def tomorrow(path):
    return lambda scene, place: f"{path(scene, place)}?day={localdate() + TOMORROW:%Y-%m-%d}"


def a_time(scene, place):
    free = slots_on(scene.lent[place], localdate() + TOMORROW)[12][0]
    return {"starts_at": f"{localtime(free):%H%M}", "name": "居民", "phone": "13877662222"}


def on_duty(scene, place):
    first = localdate() + timedelta(days=40)
    who = scene.ends[place].by_worker.officer.uuid
    return {"officers": [str(who)], "first": first, "last": first, "begins": "08:30", "ends": "17:30"}


PATHS = {
    "grids:talent": of("talents", "grids:talent"),
    "grids:talent_ask": of("talents", "grids:talent_ask"),
    "grids:talent_new": lambda scene, place: reverse(
        "grids:talent_new", args=[grids_of(scene, place).micro.code]
    ),
    "grids:station": of("stations", "grids:station"),
    "grids:offer_new": of("stations", "grids:offer_new"),
    "grids:station_duty": of("stations", "grids:station_duty"),
    "grids:offer_close": of("lent", "grids:offer_close"),
    "grids:offer_book": tomorrow(of("lent", "grids:offer_book")),
    "grids:booking": of("bookings", "grids:booking"),
    "grids:booking_open": of("bookings", "grids:booking_open"),
    "cases:station": behind("stations", "cases:station"),
    "cases:book_place": tomorrow(behind("lent", "cases:book_place")),
    "cases:booked": of("bookings", "cases:booked"),
    "cases:booked_back": of("bookings", "cases:booked_back"),
    "cases:applied_unlist": lambda scene, place: reverse(
        "cases:applied_unlist", args=[scene.offers[place].uuid]
    ),
}
BODIES = {
    "grids:talent_ask": lambda scene, place: {"reason": "法律咨询"},
    "grids:talent_new": lambda scene, place: {
        "name": "王律师",
        "phone": "13877663333",
        "skills": ["law"],
        "availability": ["weekend"],
        "consented_on": localdate(),
        "consent_channel": "paper",
        "consent_words": "同意登记",
    },
    "grids:offer_new": lambda scene, place: {
        "kind": "room",
        "name": "阅览室",
        "weekdays": ["1", "2"],
        "begins": "09:00",
        "ends": "17:00",
        "minutes": "60",
        "seats": "1",
        "by_residents": "on",
    },
    "grids:offer_book": a_time,
    "grids:booking_open": lambda scene, place: {"reason": "改时间"},
    "grids:station_duty": on_duty,
    "cases:book_place": lambda scene, place: a_time(scene, place) | {"consent": "on", "key": uuid4()},
}
