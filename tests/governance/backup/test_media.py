"""Photos go out and come back the same; what went away meanwhile is noticed."""

import io
import tarfile

import pytest

from common.errors import Refused
from governance.backup import media


@pytest.fixture
def root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def put(root, name, content):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(content)


def packed(*paths):
    target = io.BytesIO()
    told = media.pack(target, paths)
    return told, io.BytesIO(target.getvalue())


def test_what_comes_back_is_what_went_out(root, settings, tmp_path):
    put(root, "renditions/ab/one.jpg", b"one")
    told, archive = packed("renditions/ab/one.jpg")
    settings.MEDIA_ROOT = tmp_path / "other"
    assert media.is_empty()

    found = media.unpack(archive)

    assert (told.files, told.bytes, told.gone) == (1, 3, [])
    assert list(found) == ["renditions/ab/one.jpg"]
    assert (settings.MEDIA_ROOT / "renditions/ab/one.jpg").read_bytes() == b"one"
    assert not media.is_empty()


def test_an_upload_that_was_redrawn_meanwhile_asks_for_another_look(root):
    with pytest.raises(media.GoneMeanwhile):
        packed("originals/ab/gone")


def test_a_swept_rendition_is_named(root):
    told, _archive = packed("renditions/ab/gone.jpg")

    assert told.gone == ["renditions/ab/gone.jpg"]


def archive_of(**members):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return io.BytesIO(target.getvalue())


def test_a_photo_that_is_not_the_one_that_was_saved_is_refused(root):
    with pytest.raises(Refused):
        media.unpack(archive_of(**{"a.jpg": b"x", media.SUMS: b"0000  a.jpg\n"}))


def test_a_path_that_leads_out_is_refused(root, tmp_path):
    with pytest.raises(Refused):
        media.unpack(archive_of(**{"../out.jpg": b"x"}))

    assert not (tmp_path / "out.jpg").exists()
