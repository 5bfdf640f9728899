"""The ground of a made city: points, tiles, tree and scopes, and by which index: `python -m bench.ground` writes JSON.

Each call is timed from outside, Django and the database together, one at a time; a tile with nothing kept.
"""

import json
import re
import sys
import time
from random import Random

import django

django.setup()

from django.contrib.gis.geos import Point  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from bench.prepare import chosen_people  # noqa: E402
from cases.models import Case  # noqa: E402
from cases.tiles import LAYERS as CASE_LAYERS  # noqa: E402
from governance.city.ground import EAST, NORTH, SOUTH, WEST  # noqa: E402
from grids.actions.shapes import draw_shapes  # noqa: E402
from grids.actor import Actor  # noqa: E402
from grids.models import Building, Grid  # noqa: E402
from grids.models.shape import MERCATOR  # noqa: E402
from grids.places import locate, nearest  # noqa: E402
from grids.scope import Scope  # noqa: E402
from grids.tiles import kept  # noqa: E402
from grids.tiles.ground import LAYERS  # noqa: E402
from grids.tiles.zooms import WORLD, tile_at  # noqa: E402

POINTS, TILES, TREES = 3_000, 120, 200
# Of each layer the zooms at which it shows another tier or begins to show single things.
ZOOMS = {
    "grids": (8, 10, 12, 13, 14, 15, 16),
    "names": (10, 12, 14),
    "buildings": (8, 12, 14, 15),
    "places": (8, 12, 14, 15),
    "stations": (8, 12, 14, 15),
    "cases": (8, 12, 14, 16),
}
FIRST = 20  # not counted: what is prepared once is prepared by then
SPOTS = TILES + FIRST
READ = re.compile(r"(Seq Scan on \w+|Index (?:Only )?Scan(?: Backward)? using \w+|Bitmap Index Scan on \w+)")


def measured():
    """{name: {"n", "p50", "p95", "max", "by"}}; times in milliseconds."""
    officers = chosen_people()
    people = {name: Actor.of(officer).scope for name, officer in officers.items()}
    return points() | tiles(people) | tree() | scopes(people) | posts(officers) | shapes()


def points():
    rng, today = Random(1), localdate()
    spots = [(rng.uniform(WEST, EAST), rng.uniform(SOUTH, NORTH)) for _spot in range(POINTS)]
    outside = [(lng - 2, lat) for lng, lat in spots[: POINTS // 3]]
    return {
        "point → grid, the statement alone": timed(alone(today), spots),
        "point → grid": timed(lambda at: locate(*at, on=today), spots),
        "nearest grid of a point outside": timed(lambda at: nearest(*at, on=today), outside),
    }


def alone(today):
    """Asks the database for the grid at a point without Django's part in it."""
    rows = Grid.objects.current(today).with_path().around(Point(0, 0, srid=4326))[:1]
    sql, values = rows.query.sql_with_params()
    adapter = next(type(value) for value in values if "Adapter" in type(value).__name__)

    def ask(at):
        point = adapter(Point(*at, srid=4326))
        with connection.cursor() as cursor:
            cursor.execute(sql, [point if isinstance(value, adapter) else value for value in values])
            return cursor.fetchall()

    return ask


def tiles(people):
    """Every layer at its zooms, as whoever sees the city, and as somebody of one street; then one that is kept."""
    layers, found = LAYERS | CASE_LAYERS, {}
    for name, zooms in ZOOMS.items():
        for z in zooms:
            drawn = timed(lambda tile, name=name: layers[name].draw(tile, people["city"]), tiles_of(z))
            found[f"tile {name} z{z}"] = drawn
    where = list(Case.objects.still_open().order_by("tracking_hash").values_list("point", flat=True)[:SPOTS])
    found["tile cases z16, where cases are"] = timed(
        lambda tile: layers["cases"].draw(tile, people["city"]),
        [tile_over(16, *point.transform(MERCATOR, clone=True).coords) for point in where],
    )
    found["tile grids z14, one street"] = timed(
        lambda tile: layers["grids"].draw(tile, people["street"]), tiles_of(14)
    )
    kept.store.flushdb()
    once = [tiles_of(14)[0]] * TILES
    found["tile grids z14, kept"] = timed(
        lambda tile: layers["grids"].bytes_of("grids", tile, people["city"]), once
    )
    return found


def tiles_of(z):
    """Tiles at a zoom that lie in the city, by chance and the same each time."""
    rng = Random(z)
    with connection.cursor() as cursor:
        corners = "st_transform(st_setsrid(st_point(%s, %s), 4326), 3857)"
        cursor.execute(
            f"select st_x(a), st_y(a), st_x(b), st_y(b) from (select {corners} a, {corners} b) box",
            [WEST, SOUTH, EAST, NORTH],
        )
        west, south, east, north = cursor.fetchone()
    return [tile_over(z, rng.uniform(west, east), rng.uniform(south, north)) for _tile in range(SPOTS)]


def tile_over(z, x, y):
    """The tile at a zoom that holds a point of Web Mercator."""
    width = 2 * WORLD / 2**z
    return tile_at(z, int((x + WORLD) / width), int((WORLD - y) / width))


def tree():
    totals = list(Grid.objects.filter(tier="total").order_by("pk")[: TREES + FIRST])
    return {
        "the grids below a total grid": timed(
            lambda grid: list(grid.get_descendants().values("code")), totals
        ),
        "the grids above a micro grid": timed(
            lambda grid: list(grid.get_ancestors().values("code")),
            list(Grid.objects.filter(tier="micro").order_by("-pk")[: TREES + FIRST]),
        ),
    }


def scopes(people):
    """What a post reaches, by its level column."""
    names = ["street", "community", "general", "worker"] * (TREES // 4)
    return {
        f"the {what} of a scope": timed(
            lambda who, model=model: list(model.objects.visible_to(people[who]).values("code")[:1000]), names
        )
        for what, model in (("grids", Grid), ("buildings", Building))
    }


def posts(officers):
    """One query of a request: the posts, and with them the exceptions and recusals (decision 0014)."""
    asked, today = list(officers.values()) * (TREES // 4), localdate()
    return {"the posts of somebody, with his exceptions": timed(lambda who: Scope.of(who, today), asked)}


def shapes():
    """What the map shows of every boundary, drawn anew: once, all in one statement (docs/upgrade.md)."""
    began = time.perf_counter()
    count = draw_shapes()
    taken = (time.perf_counter() - began) * 1000
    return {f"draw_shapes, {count} grids": {"p50": taken, "p95": taken, "max": taken, "n": 1, "by": ""}}


def timed(call, values):
    """How long a call takes for each of some values, and by which indexes the last one was answered."""
    taken = []
    for value in values:
        began = time.perf_counter()
        call(value)
        taken.append((time.perf_counter() - began) * 1000)
    counted = sorted(taken[FIRST:])
    figures = {
        "p50": counted[len(counted) // 2],
        "p95": counted[int(len(counted) * 0.95)],
        "max": counted[-1],
    }
    return figures | {"n": len(counted), "by": plan_of(lambda: call(values[-1]))}


def plan_of(call):
    """The scans of the last statement of a call."""
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as asked:
        call()
    with connection.cursor() as cursor:
        cursor.execute(f"explain {asked.captured_queries[-1]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    return ", ".join(dict.fromkeys(READ.findall(plan)))


if __name__ == "__main__":
    json.dump(measured(), sys.stdout)
