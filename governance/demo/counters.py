"""What the stations of a demo lend, one booking of each for tomorrow, and two professionals who offer help."""

from datetime import time, timedelta

from django.utils.timezone import localdate

from grids.actions.stations import LENDS, book, make_offer
from grids.actions.talents import note_talent
from grids.actor import Actor
from grids.enums import Role
from grids.kinds import ConsentChannel, FreeTime, OfferKind, Skill
from grids.models import Officer, Place, Post
from grids.slots import days_of, slots_on

WEEKDAYS = [1, 2, 3, 4, 5]
LENT = (
    {
        "kind": OfferKind.ROOM,
        "name": "阅览室",
        "begins": time(9),
        "ends": time(17),
        "minutes": 60,
        "seats": 1,
    },
    {
        "kind": OfferKind.CARE,
        "name": "课后托管",
        "begins": time(16),
        "ends": time(18),
        "minutes": 120,
        "seats": 20,
    },
)
OFFER_HELP = (
    (Skill.LAW, FreeTime.WEEKEND, "律师，可答复合同、物业和邻里纠纷。"),
    (Skill.MEDICINE, FreeTime.EVENING, "退休医生，可量血压、讲用药。"),
)
AGREED = "同意登记我的姓名、电话和专长，需要时可以请我帮忙。"


def lend(staffing, crowd, now):
    """Every station of the street lends a room by the hour and care after school; written by the street's desk."""
    desk = Post.objects.filter(grid=staffing.street, role=Role.DISPATCHER).order_by("pk").values("officer")
    by = Actor.of(Officer.objects.get(pk=desk[:1]), localdate(now))
    for station in Place.objects.filter(street=staffing.street, kind__in=LENDS).order_by("pk"):
        for facts in LENT:
            offer = make_offer(
                station, facts=facts | {"weekdays": WEEKDAYS, "by_residents": True}, by=by, at=now
            )
            book_one(offer, crowd, by, now)
    for skill, free, words in OFFER_HELP:
        name, phone = crowd.person()
        facts = {"skills": [skill], "availability": [free], "words": words, "consent_words": AGREED}
        facts |= {"consented_on": localdate(now), "consent_channel": ConsentChannel.PAPER}
        note_talent(staffing.street, name=name, phone=phone, facts=facts, by=by, at=now)


def book_one(offer, crowd, by, now):
    day = days_of(offer, localdate(now) + timedelta(days=1), 7)[0]
    name, phone = crowd.person()
    book(offer, starts_at=slots_on(offer, day)[0][0], name=name, phone=phone, by=by, at=now)
