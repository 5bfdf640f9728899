"""What the layers of the ground hold, read back out of the tiles."""

from datetime import timedelta
from math import cos, log, pi, radians, tan

import pytest
from django.contrib.gis.geos import Point
from django.db import IntegrityError, transaction

from grids.actions.redraw.decide import decide
from grids.actions.shapes import draw_shapes
from grids.enums import RedrawKind, Role, Tier
from grids.models import Grid, GridShape, Place
from grids.tiles import kept
from grids.tiles.ground import LAYERS
from grids.tiles.zooms import tile_at
from tests.grids.actions.redraw import door, redraw, surveyor
from tests.grids.tiles.mvt import features
from tests.grids.world import AT, DAY, actor, square

pytestmark = pytest.mark.django_db
__all__ = ["surveyor"]


@pytest.fixture(autouse=True)
def nothing_kept():
    kept.store.flushdb()


def over(lng, lat, z):
    """The x and y of the tile that holds a point."""
    n = 2**z
    y = (1 - log(tan(radians(lat)) + 1 / cos(radians(lat))) / pi) / 2 * n
    return int((lng + 180) / 360 * n), int(y)


def drawn(layer, by, z=14, tier="", at=(113.3005, 34.8005)):
    tile = tile_at(z, *over(*at, z), tier)
    return features(LAYERS[layer].bytes_of(layer, tile, by.scope))


def named(found):
    return sorted(one["name"] for one in found)


def test_a_tile_holds_the_grids_that_somebody_may_see(ground):
    street, general = actor(ground.here.street, Role.DISPATCHER), actor(ground.here.general, Role.WORKER)

    assert named(drawn("grids", street)) == sorted(
        ["一号院", "二号院", "三号院", "四号院", "五号院", "工业园"]
    )
    assert named(drawn("grids", general)) == sorted(["一号院", "二号院"])
    assert {one["kind"] for one in drawn("grids", general)} == {3}
    assert {one["tier"] for one in drawn("names", general)} == {"micro"}
    assert drawn("grids", actor(ground.far.street, Role.DISPATCHER)) == []


def test_a_tile_shows_the_tier_of_its_zoom(ground):
    Grid.objects.filter(pk=ground.here.general.pk).update(boundary=ground.here.micro.boundary)
    draw_shapes()
    street = actor(ground.here.street, Role.DISPATCHER)

    assert named(drawn("grids", street, 13)) == sorted(["第一网格", "工业园"])
    assert drawn("grids", street, 12) == []
    assert named(drawn("grids", street, 12, "general")) == sorted(["第一网格", "工业园"])


def test_a_redrawn_boundary_is_on_the_map_at_once(ground, surveyor):
    micro, gone = ground.here.micro, ground.here.micro2
    before = {one["code"]: one["geometry"] for one in drawn("grids", surveyor)}

    redraw(RedrawKind.MERGE, micro, surveyor, at=AT + timedelta(hours=1), **{"with": [gone.code]})

    after = {one["code"]: one["geometry"] for one in drawn("grids", surveyor)}
    assert before.keys() - after.keys() == {gone.code}
    assert before[micro.code] != after[micro.code]


def test_every_writer_of_a_boundary_draws_its_shape(ground, surveyor):
    unit = {"responsible_unit": "农贸市场", "tier": Tier.DEDICATED, "name": "市场"}
    line = square(0.6, 0.2, 0.4).geojson
    facts = unit | {"boundary": line}
    decide(
        RedrawKind.DRAW, ground.here.total, effective_on=DAY, reason="新建", facts=facts, by=surveyor, at=AT
    )

    shapes = {row.grid_id: row for row in GridShape.objects.all()}
    grids = {row.pk: row for row in Grid.objects.exclude(boundary=None)}
    assert set(shapes) == set(grids)
    for pk, grid in grids.items():
        flat = grid.boundary.transform(3857, clone=True)
        assert shapes[pk].tier == grid.tier
        assert shapes[pk].fine.equals_exact(flat, 0.001)
        assert shapes[pk].fine.intersects(shapes[pk].middle)


def test_a_grid_without_a_boundary_any_more_leaves_the_map(ground):
    Grid.objects.filter(pk=ground.here.micro.pk).update(boundary=None)

    draw_shapes([ground.here.micro.pk])

    assert not GridShape.objects.filter(grid=ground.here.micro).exists()


def test_rounded_neighbours_have_no_gap_between_them(ground):
    """The same corner is rounded to the same place, whichever grid it belongs to."""
    one, other = (GridShape.objects.get(grid=grid) for grid in (ground.here.micro, ground.here.micro2))

    both = one.coarse.union(other.coarse)

    assert one.coarse.intersection(other.coarse).area == 0
    assert (both.num_geom if both.geom_type == "MultiPolygon" else 1) == 1
    assert both.area == pytest.approx(one.coarse.area + other.coarse.area)


def test_doors_are_counted_far_away_and_shown_near_by(ground):
    door(ground.here.micro, 1, 0.4, 0.4, households=10), door(ground.here.micro, 2, 0.6, 0.6, households=20)
    door(ground.here.dedicated, 3, 2.5, 1.5, households=None)
    by = actor(ground.here.street, Role.DISPATCHER)

    near, far = drawn("buildings", by, 15), drawn("buildings", by, 14)

    assert sorted((one["name"], one.get("households")) for one in near if one["name"] != "3 号楼") == [
        ("1 号楼", 10),
        ("2 号楼", 20),
    ]
    counts = {one["name"]: (one["count"], one.get("households")) for one in far}
    assert counts == {"一号院": (2, 30), "工业园": (1, None)}


def test_doors_of_a_dedicated_grid_are_counted_with_the_general_ones(ground):
    Grid.objects.filter(pk=ground.here.general.pk).update(boundary=ground.here.micro.boundary)
    draw_shapes()
    door(ground.here.micro, 1, 0.4, 0.4), door(ground.here.dedicated, 3, 2.5, 1.5)
    by = actor(ground.here.street, Role.DISPATCHER)

    assert {one["name"]: one["count"] for one in drawn("buildings", by, 13)} == {"第一网格": 1, "工业园": 1}


def test_nothing_is_counted_for_a_stranger(ground):
    door(ground.here.micro, 1, 0.4, 0.4)
    stranger = actor(ground.next.street, Role.DISPATCHER)

    assert drawn("buildings", stranger, 14) == []
    assert drawn("buildings", stranger, 15) == []


def a_place(grid, name, kind, x, y):
    row = Place(
        name=name, kind=kind, point=Point(113.3 + x / 1000, 34.8 + y / 1000, srid=4326), changed_at=AT
    )
    row.place_at(grid)
    row.save()
    return row


def test_places_and_stations_are_layers_of_their_own(ground):
    shop = a_place(ground.here.micro, "小卖部", "shop", 0.4, 0.4)
    a_place(ground.here.micro, "驿站", "station", 0.6, 0.6)
    by, stranger = actor(ground.here.street, Role.DISPATCHER), actor(ground.next.street, Role.DISPATCHER)

    (place,), (station,) = drawn("places", by, 15), drawn("stations", by, 15)

    assert (place["uuid"], place["name"], place["kind"]) == (str(shop.uuid), "小卖部", "shop")
    assert station["name"] == "驿站"
    assert [(one["name"], one["count"]) for one in drawn("places", by, 14)] == [("一号院", 1)]
    for layer in ("places", "stations"):
        assert drawn(layer, stranger, 15) == drawn(layer, stranger, 14) == []


def test_a_shape_is_of_a_tier_that_there_is(ground):
    with pytest.raises(IntegrityError, match="grid_shape_tier_is_known"), transaction.atomic():
        GridShape.objects.update(tier="county")
