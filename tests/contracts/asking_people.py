"""How the logs of posts and the cadres on site are asked."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localdate, now

from grids.actions.post_log import write_entry
from grids.actions.site_stays import say_solved, say_there, send_to_site
from grids.actor import Actor
from grids.kinds import DeedKind
from grids.models import Post
from tests.contracts.asking_ground import grids_of

PLACES = ("here", "there", "far")


def add_people(scene):
    """In each place a line in the log of its worker's post, and his stay on site with a day and a result."""
    scene.entries, scene.stays = {}, {}
    for place in PLACES:
        mark = f"MARK-{place.upper()}-7Q"
        officer, grid = scene.ends[place].by_worker.officer, grids_of(scene, place).micro
        own = {"by": Actor.of(officer), "at": now()}
        said = {"kind": DeedKind.CALL, "done_on": localdate(), "words": f"{mark} 走访"}
        scene.entries[place] = write_entry(Post.objects.filter(officer=officer).first(), **said, **own)
        days = {"starts_on": localdate(), "ends_on": localdate() + timedelta(days=9), "planned_days": 3}
        facts = {"purpose": f"{mark} 帮扶", "by": Actor.clock(), "at": now()}
        scene.stays[place] = send_to_site(officer, to=grid, **days, **facts)
        say_there(scene.stays[place], day=localdate(), **own)
        say_solved(scene.stays[place], words=f"{mark} 修好了", **own)


def of(attribute, address):
    return lambda scene, place: reverse(address, args=[getattr(scene, attribute)[place].uuid])


def sent(scene, place):
    """Somebody of the street's office."""
    first = localdate() + timedelta(days=20)
    who = scene.ends[place].by_desk.officer.uuid
    return {"officer": who, "starts_on": first, "ends_on": first, "planned_days": "1", "purpose": "帮扶"}


def written(scene, place):
    return {"kind": "policy", "words": "讲了医保", "done_on": localdate()}


PATHS = {
    "grids:post_entry": of("entries", "grids:post_entry"),
    "grids:stay": of("stays", "grids:stay"),
    "grids:site_day": of("stays", "grids:site_day"),
    "grids:site_result": of("stays", "grids:site_result"),
    "grids:stay_new": lambda scene, place: reverse(
        "grids:stay_new", args=[grids_of(scene, place).micro.code]
    ),
}
VARIANTS = {
    "grids:post_logs?print": lambda scene, place: ({"print": "1"}, {}),
}
BODIES = {
    "grids:post_log": written,
    "grids:post_entry": written,
    "grids:stay_new": sent,
    "grids:site_result": lambda scene, place: {"words": "路灯修好了"},
}
