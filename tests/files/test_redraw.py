import io
import resource

import pytest
from django.db import IntegrityError
from django.utils.timezone import now
from PIL import Image

from files import places
from files.actions import redraw as redrawing
from files.actions.receive import receive
from files.actions.redraw import RedrawFailed, redraw
from files.enums import Kind, Refusal, State
from files.models import Rendition
from files.responses import photo_response
from tests.files import photos

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def redrawn(django_capture_on_commit_callbacks):
    """Receive and redraw; answers the file as it is then."""

    def run(data):
        file = receive(io.BytesIO(data), size=len(data), at=now())
        with django_capture_on_commit_callbacks(execute=True):
            redraw(file.pk)
        file.refresh_from_db()
        return file

    return run


def drawn(file, kind):
    """The rendition, read."""
    with Image.open(places.absolute(file.renditions.get(kind=kind).path)) as image:
        image.load()
    return image


def child_script(tmp_path, monkeypatch, body):
    """Put another script in the child's place."""
    script = tmp_path / "child.py"
    script.write_text(body)
    monkeypatch.setattr(redrawing, "CHILD", script)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_two_jpegs_and_its_original_goes(redrawn, kind):
    file = redrawn(photos.photo((2400, 1200), kind=kind))

    measures = {r.kind: (r.width, r.height) for r in file.renditions.all()}
    assert (file.state, file.width, file.height) == (State.READY, 2400, 1200)
    assert measures == {Kind.FULL: (1600, 800), Kind.THUMB: (320, 160)}
    assert drawn(file, Kind.FULL).format == "JPEG"
    assert not places.original_of(file.uuid).exists()


def test_a_small_photo_is_not_blown_up(redrawn):
    file = redrawn(photos.photo((100, 50)))

    assert drawn(file, Kind.FULL).size == (100, 50)


def test_the_pixels_are_those_of_the_photo(redrawn):
    picture = drawn(redrawn(photos.photo()), Kind.FULL)

    assert all(abs(a - b) < 12 for a, b in zip(picture.getpixel((700, 500)), photos.RED, strict=True))


@pytest.mark.parametrize("data", [photos.telling_photo(), photos.telling_png()], ids=["jpeg", "png"])
def test_nothing_but_pixels_goes_on(redrawn, data):
    assert sum(marker in data for marker in photos.MARKERS) >= 4

    file = redrawn(data)

    for rendition in file.renditions.all():
        out = places.absolute(rendition.path).read_bytes()
        assert [
            marker for marker in [*photos.MARKERS, b"Exif", b"ICC_PROFILE", b"http://"] if marker in out
        ] == []
        assert len(out) == rendition.size


def test_every_marker_was_in_the_test_photo():
    data = photos.telling_photo()

    assert [marker for marker in photos.MARKERS if marker not in data] == []


def test_a_photo_taken_sideways_stands_upright(redrawn):
    file = redrawn(photos.telling_photo())

    assert drawn(file, Kind.FULL).size == (600, 800)


def test_what_is_transparent_becomes_white(redrawn):
    file = redrawn(photos.encoded(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"))

    assert min(drawn(file, Kind.FULL).getpixel((20, 20))) > 250


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_common_kind_of_pixel_is_taken(redrawn, mode):
    assert redrawn(photos.encoded(Image.new(mode, (40, 40)), "PNG")).state == State.READY


def test_a_grey_and_a_print_jpeg_are_taken(redrawn):
    for mode in ("L", "CMYK"):
        assert redrawn(photos.encoded(Image.new(mode, (40, 40)))).state == State.READY


def test_a_phones_photo_with_a_second_picture_is_its_first(redrawn):
    file = redrawn(photos.two_in_one())

    assert file.state == State.READY
    assert drawn(file, Kind.FULL).getpixel((5, 5))[1] < 100


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (photos.png(13_000, 13_000), Refusal.TOO_LARGE),
        (photos.png(13_000, 13_000, bits=8, colour=2, rows=2), Refusal.TOO_LARGE),
        (photos.png(30_000, 30_000, rows=2), Refusal.TOO_LARGE),
        (photos.png(12_001, 1), Refusal.TOO_LARGE),
        (photos.wide_jpeg(), Refusal.TOO_LARGE),
        (photos.photo((1600, 1200), quality=90)[:-4000], Refusal.DAMAGED),
        (photos.photo(kind="PNG")[:300], Refusal.DAMAGED),
        (photos.moving("PNG"), Refusal.MOVING),
        (photos.moving("WEBP"), Refusal.MOVING),
        (photos.JPEG_AND_HTML, Refusal.DAMAGED),
        (photos.JPEG_AND_ZIP, Refusal.NOT_A_PHOTO),
        (b"RIFF\x10\0\0\0WEBPVP8 junk", Refusal.DAMAGED),
    ],
    ids=[
        "13,000² of 1 bit",
        "13,000² of RGB",
        "30,000²",
        "12,001 × 1",
        "65,000 × 1",
        "JPEG cut off",
        "PNG cut off",
        "moving PNG",
        "moving WebP",
        "JPEG and HTML",
        "JPEG and ZIP",
        "WebP of junk",
    ],
)
def test_what_is_unfit_is_refused_with_its_reason(redrawn, media, data, why):
    assert len(data) < 1_000_000

    file = redrawn(data)

    assert (file.state, file.refusal) == (State.REFUSED, why)
    assert file.renditions.count() == 0
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_the_largest_photo_taken_fits_its_limits(redrawn):
    file = redrawn(photos.png(8000, 5000, bits=8, colour=2))

    assert (file.state, file.width, file.height) == (State.READY, 8000, 5000)


def test_a_child_without_memory_is_the_photos_fault(redrawn, tmp_path, monkeypatch):
    body = redrawing.CHILD.read_text().replace("768 * 1024 * 1024", "150 * 1024 * 1024")
    child_script(tmp_path, monkeypatch, body)

    file = redrawn(photos.png(8000, 5000, bits=8, colour=2))

    assert (file.state, file.refusal) == (State.REFUSED, Refusal.TOO_HEAVY)


def test_a_child_that_computes_too_long_is_ended_and_the_worker_lives(redrawn, tmp_path, monkeypatch):
    body = redrawing.CHILD.read_text().replace("CPU_SECONDS = 10", "CPU_SECONDS = 1")
    body = body.replace("    limit_myself()\n", "    limit_myself()\n    while True:\n        pass\n")
    child_script(tmp_path, monkeypatch, body)

    file = redrawn(photos.photo())

    assert (file.state, file.refusal) == (State.REFUSED, Refusal.TOO_HEAVY)


@pytest.mark.parametrize(
    "body", ["import os; os.kill(os.getpid(), 9)", "raise SystemExit(3)", "import time; time.sleep(60)"]
)
def test_a_child_that_failed_for_other_reasons_is_tried_again(tmp_path, monkeypatch, body):
    data = photos.photo()
    file = receive(io.BytesIO(data), size=len(data), at=now())
    child_script(tmp_path, monkeypatch, body)
    monkeypatch.setattr(redrawing, "WALL_SECONDS", 2)

    with pytest.raises(RedrawFailed):
        redraw(file.pk)

    file.refresh_from_db()
    assert file.state == State.WAITING
    assert places.original_of(file.uuid).exists()


def test_the_child_sees_no_key_and_no_address(tmp_path, monkeypatch, redrawn):
    seen = tmp_path / "seen"
    child_script(
        tmp_path, monkeypatch, f"import os; open({str(seen)!r}, 'w').write(repr(sorted(os.environ))); 1/0"
    )
    monkeypatch.setenv("SECRET_KEY", "x" * 50)

    with pytest.raises(RedrawFailed):
        redrawn(photos.photo())

    assert "SECRET_KEY" not in seen.read_text()
    assert "DATABASE_URL" not in seen.read_text()


def test_the_worker_itself_decodes_nothing(redrawn):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    redrawn(photos.png(8000, 5000, bits=8, colour=2))

    # 160 MB of pixels; this process stays far below that.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40 * 1024


def test_redrawing_twice_is_once(redrawn):
    file = redrawn(photos.photo())

    redraw(file.pk)

    assert Rendition.objects.count() == 2


def test_a_photo_goes_out_as_a_picture_and_nothing_else(redrawn):
    response = photo_response(redrawn(photos.photo()).renditions.get(kind=Kind.THUMB))
    response_bytes = response.getvalue()
    response.close()

    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"].startswith("private")
    assert response["Content-Disposition"].startswith("inline")
    assert response_bytes.startswith(b"\xff\xd8\xff")


def test_the_database_refuses_a_second_rendition_of_a_kind(redrawn):
    file = redrawn(photos.photo())

    with pytest.raises(IntegrityError, match="one_rendition_per_kind"):
        Rendition.objects.create(file=file, kind=Kind.FULL, path="other", width=1, height=1, size=1)


def test_the_database_refuses_a_rendition_of_no_kind(redrawn):
    file = redrawn(photos.photo())

    with pytest.raises(IntegrityError, match="rendition_kind_is_known"):
        Rendition.objects.create(file=file, kind="poster", path="other", width=1, height=1, size=1)
