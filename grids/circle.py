"""一刻钟便民生活圈 (S1-46): from which doors a kind of place is farther than a quarter of an hour on foot.

A metre a second, as the crow flies: the way on foot is longer, so what is found too far is too far. Counted are doors
whose point is known; the others are said beside. A place beyond the edge of the street counts: people go there too.
"""

import json
from dataclasses import dataclass

from django.db import connection

from grids.kinds import PlaceKind
from grids.nearby import OPEN_TO_ALL

WALK, LEAST, FARTHEST = 900, 100, 5_000  # metres: a quarter of an hour at a metre a second
KINDS = [kind for kind in PlaceKind if kind in OPEN_TO_ALL]
MOST_DOTS = 2_000
# What the doors of a grid reach: its doors, the places of each kind around them, the ground within the walk of those.
# {level} is one of the columns of Placed. A degree is at least 63 km in either direction south of 55° north.
REACH = """
with door as materialized (
    select id, uuid, code, name, address, point, household_count from grids_building
    where {level} = %(grid)s and (valid_to is null or valid_to > %(on)s) and point is not null
), place as materialized (
    select kind, name, point from grids_place
    where kind = any(%(kinds)s) and (valid_to is null or valid_to > %(on)s)
        and point && (select st_expand(st_setsrid(st_extent(point)::geometry, 4326), %(walk)s / 63000.0) from door)
), reach as materialized (
    select kind, st_union(st_buffer(point::geography, %(walk)s, 'quad_segs=32')::geometry) as shape
    from place group by kind
)
"""
FIGURES = """
select kind, (select count(*) from place where place.kind = asked.kind), count(door.id), sum(door.household_count)
from unnest(%(kinds)s::text[]) with ordinality as asked (kind, at) left join reach using (kind)
    left join door on not coalesce(st_intersects(reach.shape, door.point), false)
group by kind, at order by at
"""
WHOLE = """
select count(*) filter (where point is not null), sum(household_count) filter (where point is not null),
    count(*) filter (where point is null), sum(household_count) filter (where point is null)
from grids_building where {level} = %(grid)s and (valid_to is null or valid_to > %(on)s)
"""
# The nearest is looked for once it is known which doors are on the page,
# among those of the kind within five kilometres.
WITHOUT = """
, candidate as materialized (
    select name, point from grids_place
    where kind = any(%(kinds)s) and (valid_to is null or valid_to > %(on)s)
        and point && (select st_expand(st_setsrid(st_extent(point)::geometry, 4326), %(far)s / 63000.0) from door)
)
select gap.uuid, gap.code, gap.name, gap.address, gap.household_count, st_x(gap.point), st_y(gap.point),
    next.metres, next.name
from (
    select door.* from door left join reach on true
    where door.code > %(past)s and not coalesce(st_intersects(reach.shape, door.point), false)
    order by door.code limit %(most)s
) gap left join lateral (
    select near.name, st_distance(near.point::geography, gap.point::geography) as metres
    from candidate near order by near.point <-> gap.point limit 1
) next on true
order by gap.code
"""
DRAWN = """
select coalesce((select json_agg(json_build_array(name, st_x(point), st_y(point))) from place), '[]'),
    (select st_asgeojson(shape, 6) from reach),
    coalesce((
        select json_agg(json_build_array(st_x(point), st_y(point))) from (
            select door.point from door left join reach on true
            where not coalesce(st_intersects(reach.shape, door.point), false) order by door.code limit %(most)s
        ) gap
    ), '[]')
"""


@dataclass(frozen=True)
class Whole:
    """The doors of a grid and their households: those with a point, and those without one, nobody knows where."""

    doors: int
    homes: int
    unknown_doors: int
    unknown_homes: int


@dataclass(frozen=True)
class Figure:
    """How many doors and households of a grid have none of a kind within the walk; `places` lie around."""

    kind: PlaceKind
    places: int
    doors: int
    homes: int
    share: int | None  # of the households, in per cent


@dataclass(frozen=True)
class Gap:
    """One door too far away, and how far the nearest place is: None where none is within five kilometres."""

    uuid: str
    code: str
    name: str
    address: str
    homes: int | None
    lng: float
    lat: float
    metres: float | None
    nearest: str | None


def whole_of(grid, *, on):
    """The Whole of a grid. One statement."""
    return Whole(*(number or 0 for number in ask(WHOLE, grid, {"on": on})[0]))


def figures_of(grid, whole, *, walk, on):
    """A Figure for each kind that is open to all. One statement."""
    rows = ask(REACH + FIGURES, grid, {"on": on, "walk": walk, "kinds": [kind.value for kind in KINDS]})
    return [
        Figure(PlaceKind(kind), places, doors, homes or 0, share(homes or 0, whole.homes))
        for kind, places, doors, homes in rows
    ]


def share(part, whole):
    return round(100 * part / whole) if whole else None


def gaps_in(grid, kind, *, walk, on, past="", most=None):
    """[Gap] of a kind in the order of the codes, after a code. One statement."""
    facts = {"on": on, "walk": walk, "kinds": [kind.value], "past": past, "most": most}
    facts |= {"far": FARTHEST}
    return [Gap(*row) for row in ask(REACH + WITHOUT, grid, facts)]


def drawn(grid, kind, *, walk, on):
    """GeoJSON of what is within the walk, of the doors that are not, and of the places. One statement."""
    facts = {"on": on, "walk": walk, "kinds": [kind.value], "most": MOST_DOTS}
    ((places, reach, gaps),) = ask(REACH + DRAWN, grid, facts)
    found = [feature("reached", json.loads(reach))] if reach else []
    found += [feature("gap", point(*at)) for at in gaps]
    return found + [feature("place", point(lng, lat), called=name) for name, lng, lat in places]


def feature(look, geometry, **more):
    return {"type": "Feature", "geometry": geometry, "properties": {"look": look} | more}


def point(lng, lat):
    return {"type": "Point", "coordinates": [lng, lat]}


def ask(sql, grid, facts):
    with connection.cursor() as cursor:
        cursor.execute(sql.format(level=grid.own_level), facts | {"grid": grid.pk})
        return cursor.fetchall()
