"""A silent Redis is asked once; for a while afterwards nobody waits for it."""

import socket

import pytest
import redis
from django.conf import settings

from common import counters
from common.counters import Resting, connected


@pytest.fixture
def hung():
    """Something that takes connections in and never says a word, as a stopped Redis does."""
    with socket.create_server(("127.0.0.1", 0), backlog=20) as server:
        server.setblocking(False)
        yield server


def asked(server):
    """How many have connected meanwhile."""
    count = 0
    while True:
        try:
            server.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


@pytest.mark.slow
def test_a_silent_redis_is_asked_once(hung):
    store = connected(f"redis://127.0.0.1:{hung.getsockname()[1]}/0")

    with pytest.raises(redis.TimeoutError):
        store.incr("a")
    for _ in range(20):
        with pytest.raises(Resting):
            store.incr("a")

    assert asked(hung) == 1


@pytest.mark.slow
def test_after_its_rest_it_is_asked_again(hung, monkeypatch):
    monkeypatch.setattr(counters, "RESTS", 0)
    store = connected(f"redis://127.0.0.1:{hung.getsockname()[1]}/0")

    for _ in range(2):
        with pytest.raises(redis.TimeoutError):
            store.incr("a")

    assert asked(hung) == 2


def test_one_that_answers_is_asked_every_time():
    from_settings = connected(settings.CACHE_URL)

    assert [from_settings.ping() for _ in range(3)] == [True] * 3
