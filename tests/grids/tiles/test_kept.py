"""Tiles that are kept: how long, for whom, and what makes them old."""

from datetime import timedelta

import pytest
import redis

from common.counters import connected
from grids.actions.tree import describe_grid
from grids.enums import Role
from grids.models import Grid
from grids.tiles import kept
from grids.tiles.zooms import tile_at
from tests.grids.world import AT, CLOCK, actor

pytestmark = pytest.mark.django_db
TILE = tile_at(14, 13360, 6500)


@pytest.fixture(autouse=True)
def nothing_kept():
    kept.store.flushdb()


class Pen:
    """Draws, and counts how often."""

    def __init__(self, body=b"tile"):
        self.times, self.body = 0, body

    def __call__(self):
        self.times += 1
        return self.body


def fetched(pen, by, *, seconds=60, tile=TILE):
    return kept.kept("grids", tile, by.scope, seconds=seconds, draw=pen)


def test_a_tile_is_drawn_once(ground):
    pen, by = Pen(), actor(ground.here.street, Role.DISPATCHER)

    assert [fetched(pen, by), fetched(pen, by)] == [b"tile", b"tile"]
    assert pen.times == 1
    assert 0 < kept.store.ttl(kept.key_of("grids", TILE, by.scope)) <= 60


def test_an_empty_tile_is_kept_too(ground):
    pen, by = Pen(b""), actor(ground.here.street, Role.DISPATCHER)

    assert [fetched(pen, by), fetched(pen, by)] == [b"", b""]
    assert pen.times == 1


def test_nobody_gets_the_tile_of_another_reach(ground):
    pen = Pen()

    fetched(pen, actor(ground.here.street, Role.DISPATCHER))
    fetched(pen, actor(ground.here.general, Role.WORKER))

    assert pen.times == 2


def test_a_change_of_the_ground_makes_every_tile_old(ground):
    pen, by = Pen(), actor(ground.here.street, Role.DISPATCHER)
    fetched(pen, by)

    described = {"name": "新名", "responsible_unit": "", "by": CLOCK}
    describe_grid(ground.here.micro, at=AT + timedelta(hours=1), **described)
    fetched(pen, by)
    describe_grid(ground.here.micro2, at=AT + timedelta(hours=1) - timedelta(seconds=3), **described)
    fetched(pen, by)

    assert pen.times == 3
    assert Grid.objects.filter(name="新名").count() == 2


def test_without_redis_tiles_are_drawn_each_time(ground, monkeypatch):
    monkeypatch.setattr(kept, "store", connected("redis://127.0.0.1:1/0"))
    pen, by = Pen(), actor(ground.here.street, Role.DISPATCHER)

    assert [fetched(pen, by), fetched(pen, by)] == [b"tile", b"tile"]
    assert pen.times == 2
    with pytest.raises(redis.RedisError):
        kept.store.get("x")
