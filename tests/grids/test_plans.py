"""By which index the ground is read. The planner is told that reading a table through is dear, as it is in a city."""

import re

import pytest
from django.contrib.gis.geos import Point
from django.db import connection

from grids.enums import Role
from grids.models import Grid, GridShape
from grids.places import nearest
from grids.tiles.kept import VERSION
from grids.tiles.layers import lies_in
from grids.tiles.zooms import tile_at
from tests.grids.world import DAY, actor

pytestmark = pytest.mark.django_db
SPOT = (113.3005, 34.8005)


def plan_of(rows):
    return explained(*rows.query.sql_with_params())


def explained(sql, values=(), dear=("seqscan",)):
    with connection.cursor() as cursor:
        for way in dear:
            cursor.execute(f"set local enable_{way} = off")
        cursor.execute(f"explain {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


def definition_of(name):
    with connection.cursor() as cursor:
        cursor.execute("select indexdef from pg_indexes where indexname = %s", [name])
        return cursor.fetchone()[0]


def test_a_point_is_looked_up_in_the_index_of_boundaries(ground):
    plan = plan_of(Grid.objects.current(DAY).around(Point(*SPOT, srid=4326)))

    assert "grids_grid_boundary" in plan
    assert "Seq Scan" not in plan


def test_the_nearest_is_found_by_walking_that_index(ground, django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        nearest(*SPOT, on=DAY)

    plan = explained(asked.captured_queries[0]["sql"], dear=("seqscan", "sort"))
    assert "Order By: (boundary <->" in plan


@pytest.mark.parametrize(
    ("z", "tiers"),
    [(10, ["street"]), (12, ["total"]), (13, ["general", "dedicated"]), (14, ["micro", "dedicated"])],
)
def test_a_tile_is_read_by_the_index_of_its_tiers(db, z, tiers):
    """So a tile of streets does not look through the micro grids."""
    plan = plan_of(GridShape.objects.filter(lies_in(tile_at(z, 0, 0))))

    assert [tier for tier in tiers if f"shape_by_{tier}" not in plan] == []
    assert "Seq Scan" not in plan
    assert [tier for tier in tiers if f"'{tier}'" not in definition_of(f"shape_by_{tier}")] == []


def test_the_version_of_the_ground_is_read_from_the_index_of_changes(ground):
    plan = explained(VERSION, dear=("seqscan", "sort", "bitmapscan"))

    assert re.search(r"Index (Only )?Scan Backward using grid_by_change", plan)
    assert "Seq Scan" not in plan


@pytest.mark.parametrize("place", ["street", "total", "general", "micro"])
def test_what_a_scope_reaches_is_read_by_its_level(ground, place):
    role = Role.DISPATCHER if place == "street" else Role.WORKER
    plan = plan_of(Grid.objects.visible_to(actor(getattr(ground.here, place), role).scope))

    assert "Seq Scan" not in plan
    assert "Index" in plan


def test_a_tree_is_read_by_its_numbers(ground):
    plan = plan_of(ground.here.total.get_descendants())

    assert "Seq Scan" not in plan
    assert "Index" in plan
