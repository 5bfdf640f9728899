"""The duty roster: who is on duty for a grid or a district at night, at weekends, on holidays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused
from grids.actions.authority import require
from grids.deputies import held_by
from grids.models import DutyTurn, Officer, StationTurn
from grids.reach import reach_of
from grids.roles import GRANTS, P
from messaging.inbox import tell

FARTHEST = timedelta(days=366)
MOST_DAYS = 62
ON_DUTY = gettext_noop("You are on duty: %(what)s")


@transaction.atomic
def plan_turns(place, *, officers, first, last, begins, ends, note="", station=None, by, at):
    """Put people on duty, one a day in turn: every day from `first` to `last`, from `begins` to `ends` (of the next day
    where that is earlier); with a `station` of the place, at its counter (S0-32). Returns the [DutyTurn]. Refused: days
    that have passed, somebody without a post there, or who has another turn that begins at one of these moments.
    """
    require(by, P.STAFF_LEAD, reach_of(place))
    today = localdate(at)
    if not today <= first <= last <= today + FARTHEST or (last - first).days >= MOST_DAYS:
        raise Refused(_("Choose days from today on, at most two months at once."))
    if not officers:
        raise Refused(_("Choose who is on duty."))
    refuse_strangers(place, officers, first, P.STATION_KEEP if station else P.CASE_VIEW)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    facts = {place._meta.model_name: place, "note": note.strip()[:100]}
    facts |= {"planned_by": by.officer, "planned_at": at}
    turns = [
        DutyTurn(officer=officers[number % len(officers)], **span(day, begins, ends), **facts)
        for number, day in enumerate(days)
    ]
    refuse_taken(turns, officers, station)
    DutyTurn.objects.bulk_create(turns, ignore_conflicts=True)  # the same once more is the same
    put_at(station, turns, officers)
    tell_them(place, officers, turns, station, at=at)
    return turns


def put_at(station, turns, officers):
    """These turns are spent at the station."""
    if station is None:
        return
    made = DutyTurn.objects.filter(officer__in=officers, starts_at__in={turn.starts_at for turn in turns})
    rows = [StationTurn(turn=turn, station=station) for turn in made]
    StationTurn.objects.bulk_create(rows, ignore_conflicts=True)


def span(day, begins, ends):
    """{starts_at, ends_at} of a turn that begins on a day."""
    zone = get_current_timezone()
    closing = day if ends > begins else day + timedelta(days=1)
    return {
        "starts_at": datetime.combine(day, begins, zone),
        "ends_at": datetime.combine(closing, ends, zone),
    }


def refuse_strangers(place, officers, on, verb):
    """Who is on duty hears of every new report there, or of what is booked at the station: his own posts have to show
    it to him."""
    held = held_by(officers, on)
    for officer in officers:
        if not carries(verb, held.get(officer.pk, []), place):
            raise Refused(_("%(name)s has no post that sees the reports there.") % {"name": officer.name})


def sees_reports(posts, place):
    """Whether one of somebody's own posts ([Below]) shows him the reports of a place."""
    return carries(P.CASE_VIEW, posts, place)


def carries(verb, posts, place):
    return any(one.held.covers(reach_of(place)) and verb in GRANTS[one.held.role] for one in posts)


def refuse_taken(turns, officers, station):
    """Nobody gets a turn that the roster could not keep beside one he has already."""
    people = Officer.objects.filter(pk__in={who.pk for who in officers})
    list(people.order_by("pk").select_for_update(no_key=True).values_list("pk"))  # one plan after the other
    planned = {(turn.officer_id, turn.starts_at): turn for turn in turns}
    moments = {turn.starts_at for turn in turns}
    known = DutyTurn.objects.filter(officer__in=people, starts_at__in=moments)
    for held in known.select_related("officer", "at_station"):
        turn = planned.get((held.officer_id, held.starts_at))
        if turn and not is_same(turn, held, station):
            facts = {"name": held.officer.name, "day": f"{localdate(held.starts_at):%Y-%m-%d}"}
            raise Refused(_("%(name)s is on duty already from this time on %(day)s.") % facts)


def is_same(turn, held, station):
    there = getattr(held, "at_station", None)
    asked = (turn.grid_id, turn.region_id, turn.ends_at, station and station.pk)
    return asked == (held.grid_id, held.region_id, held.ends_at, there and there.station_id)


def tell_them(place, officers, turns, station=None, *, at):
    first, last = localdate(turns[0].starts_at), localdate(turns[-1].starts_at)
    params = {"what": f"{(station or place).name} {first:%Y-%m-%d} – {last:%Y-%m-%d}"}
    where = station or place
    key = f"duty:{where._meta.model_name}:{where.pk}:{turns[0].starts_at:%Y-%m-%dT%H:%M}:{last}"
    tell([who.pk for who in officers], title=ON_DUTY, params=params, url="/people/duty/", key=key, at=at)


@transaction.atomic
def drop_turn(turn, *, by, at):
    """Take a turn out of the roster that has not begun. Refused where it has."""
    turn = DutyTurn.objects.select_for_update(of=["self"]).with_names().get(pk=turn.pk)
    require(by, P.STAFF_LEAD, reach_of(turn.place))
    if turn.starts_at <= at:
        raise Refused(_("This turn has begun already."))
    turn.delete()
