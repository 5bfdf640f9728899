"""People on the move in a demo: some on their way to a post, one who is away, and a roster for the nights."""

from datetime import time, timedelta

from django.utils.timezone import localdate

from grids.actions.absences import note_absence
from grids.actions.appointment.nominate import nominate
from grids.actions.appointment.verbs import keep_backgrounds, object_to, publish, review
from grids.actions.duty_turns import plan_turns
from grids.actor import Actor
from grids.enums import AbsenceKind, Background, PostSource, Role, Tier
from grids.models import Officer, Post
from grids.positions import positions_at

DAY = timedelta(days=1)
NIGHTS = 14
EVERY = 3  # so many of the people bring something along that is worth knowing
WANTED = ("micro_leader", "link_leader", "assistant")


def move(staffing, crowd, *, now):
    """Nobody is appointed here: what is on its way goes on in the hands of whoever tries the demo."""
    micros = staffing.of_tier(Tier.MICRO) or staffing.of_tier(Tier.GENERAL)
    on_the_way(micros, crowd, now)
    bring_along(staffing)
    go_away(staffing, now)
    keep_nights(staffing, now)


def on_the_way(micros, crowd, now):
    """One who applied, one nominated, one reviewed, one in publicity with an objection."""
    facts = {"by": Actor.clock(), "at": now}
    sources = (PostSource.SELF, PostSource.MEMBER, PostSource.CADRE, PostSource.RESIDENT)
    titles = [one for one in positions_at(micros[0]) if one.code in WANTED]
    for number, source in enumerate(sources if titles else ()):
        name, phone = crowd.person()
        title = titles[0] if number else titles[-1]
        known = {"to": micros[number % len(micros)], "name": name, "phone": phone, "source": source}
        found = nominate(title, **known, backgrounds=[list(Background)[number]], **facts)
        if number > 1 and title.publicity_days:
            found = review(found, **facts)
        if number > 2 and title.publicity_days:
            object_to(publish(found, **facts), words="白天多在外地，怕顾不上。", **facts)


def bring_along(staffing):
    """Every third of the street's people is a party member, a teacher, a retired soldier …"""
    posts = Post.objects.filter(grid__street=staffing.street).order_by("officer_id")
    people = Officer.objects.filter(pk__in=posts.values("officer")).order_by("pk")
    kinds = list(Background)
    for number, officer in enumerate(people[::EVERY]):
        keep_backgrounds(officer, [kinds[number % len(kinds)]])


def go_away(staffing, now):
    """A worker is away for three days; another one of the street takes his cases."""
    workers = Post.objects.filter(grid__street=staffing.street, role=Role.WORKER).exclude(
        grid__tier="dedicated"
    )
    people = list(Officer.objects.filter(pk__in=workers.values("officer")).order_by("-pk")[:2])
    if len(people) == 2:
        first = localdate(now) + DAY
        days = {"kind": AbsenceKind.LEAVE, "starts_on": first, "until": first + 3 * DAY}
        note_absence(people[0], deputy=people[1], **days, by=Actor.clock(), at=now)


def keep_nights(staffing, now):
    """Two weeks of nights, the dispatchers in turn."""
    desk = Post.objects.filter(grid=staffing.street, role=Role.DISPATCHER).select_related("officer")
    people = [post.officer for post in desk.order_by("pk")]
    span = {"first": localdate(now), "last": localdate(now) + (NIGHTS - 1) * DAY}
    facts = {"begins": time(18), "ends": time(8), "by": Actor.clock(), "at": now}
    plan_turns(staffing.street, officers=people, **span, **facts)
