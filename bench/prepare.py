"""What the scenarios need of a made city, as JSON: people, doors, cases, phones. `python -m bench.prepare`."""

import json
import sys
from importlib import import_module

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from cases.enums import ReporterKind, State  # noqa: E402
from cases.models import Case, Reporter  # noqa: E402
from grids.enums import Role  # noqa: E402
from grids.models import Grid, Officer, Post, QrCode  # noqa: E402
from grids.pending import enter  # noqa: E402

DOORS, NUMBERS, PHONES, POOL = 6_000, 2_000, 4_000, 40_000


def prepared():
    """Everything the scenarios ask for, by name."""
    people = chosen_people()
    return {
        "cookies": {name: cookies_of(officer) for name, officer in people.items()},
        "usernames": {name: officer.username for name, officer in people.items()},
        "doors": list(QrCode.objects.order_by("token").values_list("token", flat=True)[:DOORS]),
        "numbers": numbers_of(people["street"]),
        "phones": phones(),
        "reported": reported(),
        "words": words_of(people["street"]),
    }


def chosen_people():
    """Somebody for each scope, all of the busiest street and its busiest grids."""
    street = busiest("street")
    total, general, grid = (busiest(level, street=street) for level in ("total", "general", "grid"))
    county = Grid.objects.get(pk=street).district
    found = {
        "district": held(Role.DISPATCHER, region=county),
        "street": held(Role.DISPATCHER, grid=street),
        "reviewer": held(Role.REVIEWER, grid=street),
        "community": held(Role.LEADER, grid=total),
        "general": held(Role.LEADER, grid=general),
        "worker": held(Role.WORKER, grid=grid),
        "handler": Officer.objects.filter(posts__department__street=street).order_by("pk").first(),
    }
    return {"city": held(Role.DISPATCHER, region=county.parent)} | found


def busiest(level, **where):
    rows = (
        Case.objects.still_open()
        .filter(**where)
        .values_list(level)
        .annotate(n=Count("pk"))
        .order_by("-n", level)
    )
    return rows.first()[0]


def held(role, **place):
    return held_now().filter(role=role, **place).order_by("pk").first().officer


def held_now():
    return Post.objects.current(localdate())


def cookies_of(officer):
    """A session signed in with both steps, as a browser would send it."""
    request = RequestFactory().get("/")
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    enter(request, officer, two_steps=True)
    request.session.save()
    return f"{settings.SESSION_COOKIE_NAME}={request.session.session_key}"


def numbers_of(officer):
    street = held_now().get(officer=officer).grid_id
    # Of the build alone: what pgbench wrote has another's sealed phone. By chance, but the same each time.
    rows = Case.objects.filter(street=street, report_key=None).order_by("tracking_hash")
    return list(rows.values_list("number", flat=True)[:NUMBERS])


def phones():
    """(number, last four digits) of cases whose reporter left a phone."""
    rows = Reporter.objects.filter(kind=ReporterKind.REPORTER, anonymous=False).select_related("case")
    return [(row.case.number, row.phone[-4:]) for row in rows.order_by("pk")[:PHONES]]


def reported():
    """(number, version, uuid of the grid worker's post) of the cases that wait for dispatch."""
    posts = dict(held_now().filter(role=Role.WORKER).values_list("grid", "uuid"))
    rows = (
        Case.objects.in_state(State.REPORTED)
        .order_by("pk")
        .values_list("number", "version", "grid", "id", "grid")
    )
    return [(number, version, str(posts[grid]), pk) for number, version, grid, pk, _ in rows[:POOL]]


def words_of(officer):
    """What somebody types into the search of this street."""
    street = held_now().get(officer=officer).grid_id
    case = Case.objects.filter(street=street).order_by("-reported_at").first()
    phone = Reporter.objects.filter(case__street=street, anonymous=False).order_by("pk").first()
    return {
        "number": case.number,
        "short": case.short_number,
        "ending": case.number[-6:],
        "tail": phone.phone[-4:],
        "word": "垃圾",
        "rare": "没有这回事",
        "address": case.address,
    }


if __name__ == "__main__":
    json.dump(prepared(), sys.stdout)
