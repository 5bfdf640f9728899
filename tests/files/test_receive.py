import errno
import hashlib
import io
import os
from collections import namedtuple

import pytest
from django.db import IntegrityError
from django.utils.timezone import now

from common.errors import Refused
from files import places
from files.actions import receive as receiving
from files.actions.receive import MAX_BYTES, receive
from files.enums import Refusal, State
from files.models import File
from tests.files import photos

pytestmark = pytest.mark.django_db


def received(data, size=None):
    return receive(io.BytesIO(data), size=len(data) if size is None else size, at=now())


def left_behind(media):
    return [path for path in media.rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_stored_as_it_came_and_waits(kind):
    data = photos.photo(kind=kind)

    file = received(data)

    assert (file.state, file.size, bytes(file.sha256)) == (
        State.WAITING,
        len(data),
        hashlib.sha256(data).digest(),
    )
    assert places.original_of(file.uuid).read_bytes() == data


@pytest.mark.parametrize(
    "data",
    [
        photos.SVG,
        photos.HTML,
        photos.GIF_AND_SCRIPT,
        photos.photo(kind="GIF"),
        photos.photo(kind="TIFF"),
        b"%PDF-1.7",
        b"RIFF\0\0\0\0WAVE",
        b"",
    ],
    ids=["svg", "html", "gif and script", "gif", "tiff", "pdf", "wave", "empty"],
)
def test_what_is_no_photo_by_its_first_bytes_is_refused_and_leaves_nothing(data, media):
    with pytest.raises(Refused) as refusal:
        received(data)

    assert refusal.value.code == "not_a_photo"
    assert left_behind(media) == []
    assert File.objects.count() == 0


def test_more_than_twelve_megabytes_is_refused_unread(media):
    with pytest.raises(Refused) as refusal:
        receive(None, size=MAX_BYTES + 1, at=now())
    assert refusal.value.code == "photo_too_large"


def test_a_size_that_lies_is_found_out_while_reading(media):
    with pytest.raises(Refused) as refusal:
        received(b"\xff\xd8\xff" + b"\0" * MAX_BYTES, size=100)

    assert refusal.value.code == "photo_too_large"
    assert left_behind(media) == []


def test_twelve_megabytes_are_taken():
    assert received(b"\xff\xd8\xff".ljust(MAX_BYTES, b"\0")).size == MAX_BYTES


def test_a_full_disk_is_a_sentence_and_leaves_nothing(media, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(Refused) as refusal:
        received(photos.photo())
    assert refusal.value.code == "no_room"
    assert left_behind(media) == []
    assert File.objects.count() == 0


def test_the_last_twentieth_of_the_disk_is_not_for_photos(monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(receiving.shutil, "disk_usage", lambda _path: usage(1000, 951, 49))

    with pytest.raises(Refused) as refusal:
        received(photos.photo())
    assert refusal.value.code == "no_room"


def test_an_upload_that_breaks_off_leaves_nothing(media):
    class Broken(io.BytesIO):
        def read(self, size=-1):
            if self.tell():
                raise ConnectionResetError
            return super().read(size)

    with pytest.raises(ConnectionResetError):
        receive(Broken(photos.photo((3000, 3000), quality=95)), size=1000, at=now())
    assert left_behind(media) == []


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "lost"}, "file_state_is_known"),
        ({"state": State.REFUSED}, "refused_file_says_why_and_no_other_does"),
        ({"state": State.WAITING, "refusal": Refusal.DAMAGED}, "refused_file_says_why_and_no_other_does"),
        ({"state": State.READY}, "ready_file_was_redrawn_and_measured"),
    ],
)
def test_the_database_refuses_a_file_that_contradicts_itself(facts, name):
    with pytest.raises(IntegrityError, match=name):
        File.objects.create(sha256=b"h", size=1, created_at=now(), **facts)
