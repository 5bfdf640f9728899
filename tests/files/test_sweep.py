import io
import os
from datetime import timedelta

import pytest
from django.utils.timezone import now

from files import holders, places
from files.actions.receive import receive
from files.actions.sweep import Swept, sweep
from files.models import File
from tests.files import photos

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(monkeypatch):
    """The ids somebody holds; the only holder there is."""
    ids = set()
    monkeypatch.setattr(holders, "_holders", [])
    holders.register(lambda asked: asked & ids)
    return ids


def received(*, days):
    data = photos.photo((40, 40))
    return receive(io.BytesIO(data), size=len(data), at=now() - timedelta(days=days))


def aged(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"bytes")
    os.utime(path, (1, 1))
    return path


def test_what_nobody_attached_goes_after_a_day(held, django_capture_on_commit_callbacks):
    old, young, attached = received(days=2), received(days=0), received(days=2)
    held.add(attached.pk)

    with django_capture_on_commit_callbacks(execute=True):
        swept = sweep(at=now())

    assert swept == Swept(files=1, strays=0)
    assert set(File.objects.all()) == {young, attached}
    assert not places.original_of(old.uuid).exists()
    assert places.original_of(attached.uuid).exists()


def test_while_no_holder_is_known_nothing_goes(monkeypatch):
    monkeypatch.setattr(holders, "_holders", [])
    received(days=2)

    assert sweep(at=now()).files == 0


def test_bytes_without_a_row_go_after_a_day(held):
    waiting = received(days=0)
    os.utime(places.original_of(waiting.uuid), (1, 1))
    part = aged(places.root() / "originals" / "ab" / "abc.part")
    stray = aged(places.root() / "renditions" / "ab" / "abc-full.jpg")
    fresh = places.root() / "originals" / "ab" / "fresh"
    fresh.write_bytes(b"being received")

    assert sweep(at=now()).strays == 2

    assert not part.exists()
    assert not stray.exists()
    assert fresh.exists()
    assert places.original_of(waiting.uuid).exists()
