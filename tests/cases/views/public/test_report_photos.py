"""The photos of a report: which are taken, how many, and what an error keeps."""

import pytest

from cases.models import Case, CaseFile
from files.models import File
from tests.cases.views.public.conftest import jpeg, the_case
from tests.files.photos import GIF_AND_SCRIPT, SVG

pytestmark = pytest.mark.django_db


def test_a_photo_alone_is_enough(send):
    assert send(jpeg()).status_code == 302


def test_an_error_keeps_the_photos_that_arrived(send):
    page = send(jpeg(), phone="1380000567")

    assert "Photos that have arrived: 1" in page.text
    (kept,) = File.objects.all()
    answer = send(phone="13800005678", kept=str(kept.uuid), key=page.context["form"]["key"].value())
    assert answer.status_code == 302
    assert list(CaseFile.objects.values_list("case", "file")) == [(the_case().pk, kept.pk)]


def test_a_photo_of_another_report_is_not_taken_along(send):
    send(jpeg(), description="first")
    taken = File.objects.get()

    page = send(description="second", kept=str(taken.uuid))

    assert page.status_code == 422
    assert Case.objects.count() == 1
    assert str(taken.uuid) not in page.text


def test_what_is_no_photo_is_named_and_the_words_stay(send):
    page = send(jpeg("drawing.svg", SVG), jpeg("good.jpg"), description="dark stairs")

    assert page.status_code == 422
    assert "drawing.svg: Only photos are taken (JPEG, PNG or WebP)." in page.text
    assert "dark stairs</textarea>" in page.text
    assert "Photos that have arrived: 1" in page.text
    assert not Case.objects.exists()


def test_a_photo_that_is_too_large_is_named(send):
    huge = jpeg("huge.jpg", b"\xff\xd8\xff" + b"\0" * (12 * 1024 * 1024))

    page = send(huge, description="dark")

    assert page.status_code == 422
    assert "huge.jpg: A photo may have 12 MB at most." in page.text


def test_seven_photos_are_too_many_and_none_is_stored(send):
    page = send(*[jpeg(f"{n}.jpg") for n in range(7)], description="dark")

    assert "At most six photos, please; you chose 7." in page.text
    assert not File.objects.exists()


def test_six_with_those_kept_are_the_most(send):
    page = send(*[jpeg(f"{n}.jpg") for n in range(4)], phone="1")
    kept = [str(file.uuid) for file in File.objects.all()]

    page = send(*[jpeg(f"{n}.jpg") for n in range(3)], kept=kept, description="dark")

    assert page.status_code == 422
    assert "with those kept it would be more" in page.text


def test_a_gif_with_a_script_is_no_photo(send):
    assert send(jpeg("x.gif", GIF_AND_SCRIPT)).status_code == 422
