"""Photos go out through the case they belong to, and through no other."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import now

from cases.actions.photos import attach, upload
from cases.models.file import FileKind
from files.actions.redraw import redraw
from files.models import File
from tests.cast import a_case, lead_to
from tests.files.photos import photo


def photo_of(town, case, *, ready=True):
    file = upload(BytesIO(photo()), size=9_999, by=town.by_worker, at=now())
    attach(case, case.events.order_by("seq").last(), [file], FileKind.RESULT)
    if ready:
        redraw(file.pk, at=now())
    return File.objects.get(pk=file.pk)


def address(case, uuid, kind="full"):
    return reverse("cases:photo", args=[case.number, uuid, kind])


@pytest.fixture
def case(town):
    return lead_to(town, "handling")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["full", "thumb"])
def test_who_sees_the_case_sees_its_photo(sign_in, town, case, kind):
    file = photo_of(town, case)

    answer = sign_in("worker").get(address(case, file.uuid, kind))

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["stranger", "colleague", "handler", "nobody", "admin"])
def test_who_does_not_finds_none(sign_in, town, case, name):
    file = photo_of(town, case)

    assert sign_in(name).get(address(case, file.uuid)).status_code == 404


@pytest.mark.slow
def test_a_photo_is_not_lent_to_another_case(sign_in, town, case):
    file, other = photo_of(town, case), a_case(town)

    assert sign_in("desk").get(address(other, file.uuid)).status_code == 404


def test_what_is_not_redrawn_or_not_there_is_not_found(sign_in, town, case):
    waiting, desk = photo_of(town, case, ready=False), sign_in("desk")

    assert desk.get(address(case, waiting.uuid)).status_code == 404
    assert desk.get(address(case, uuid4())).status_code == 404
    assert desk.get(address(case, waiting.uuid, "original")).status_code == 404
    assert desk.post(address(case, waiting.uuid)).status_code == 405


def test_the_page_says_that_a_photo_is_still_being_checked(sign_in, town, case):
    photo_of(town, case, ready=False)

    page = sign_in("worker").get(reverse("cases:case", args=[case.number]))

    assert [one["state"] for one in page.context["photos_after"]] == ["waiting"]


def test_who_is_not_signed_in_is_asked_to(client, case):
    assert client.get(address(case, uuid4())).headers["Location"].startswith("/sign-in/")


def test_a_photo_that_waits_for_ever_is_not_being_checked_for_ever(sign_in, town):
    case = lead_to(town, "handling")
    file = photo_of(town, case, ready=False)
    client = sign_in("worker")

    fresh = client.get(reverse("cases:case", args=[case.number])).content.decode()
    File.objects.filter(pk=file.pk).update(created_at=now() - timedelta(minutes=16))
    late = client.get(reverse("cases:case", args=[case.number])).content.decode()

    assert "检查中" in fresh
    assert "检查中" not in late
    assert "请告诉系统管理员" in late
