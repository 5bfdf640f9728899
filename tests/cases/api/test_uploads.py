"""POST /uploads/: one photo, waiting to be named by its id."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Case, CaseFile
from files.models import File
from tests.cases.api.callers import Caller
from tests.cast import lead_to
from tests.files import photos

UPLOADS = "/api/v1/uploads/"
MB = 2**20


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()


def sent(caller, content=None, key=None, **more):
    """Upload a photo of these bytes."""
    photo = SimpleUploadedFile("照片.jpg", photos.photo() if content is None else content, "image/jpeg")
    headers = {"Idempotency-Key": str(key)} if key else {}
    return caller.post(UPLOADS, {"photo": photo} | more, format="multipart", headers=headers)


def test_a_photo_gets_an_id_and_waits(town, calls):
    answer = sent(calls.desk)

    file = File.objects.get()
    assert (answer.status_code, answer.json()) == (201, {"id": str(file.uuid)})
    assert CaseFile.objects.get().uploaded_by == town.people.desk


def test_it_goes_with_a_report_of_the_same_account_and_with_no_other(town, calls):
    photo = sent(calls.desk).json()["id"]

    stolen = calls.district.report(photos=[photo])
    own = calls.desk.report(photos=[photo])
    again = calls.desk.report(photos=[photo])

    assert [answer.status_code for answer in (stolen, own, again)] == [400, 201, 400]
    assert stolen.json()["errors"] == again.json()["errors"]
    assert Case.objects.get().photos.get().file.uuid.hex == photo.replace("-", "")


def test_it_goes_with_a_result(town, calls):
    case = lead_to(town, "handling", code="10004")
    photo = sent(calls.worker).json()["id"]

    answer = calls.worker.act(
        case.number, "resolve", {"outcome": "done", "result": "清了", "photos": [photo]}
    )

    assert answer.status_code == 200
    assert case.photos.get().kind == "result"


def test_a_photo_of_somebody_else_is_no_photo_of_a_result(town, calls):
    case = lead_to(town, "handling", code="10004")
    photo = sent(calls.desk).json()["id"]

    for wrong in ([photo], ["x"], [str(uuid4())]):
        body = {"outcome": "done", "result": "清了", "photos": wrong}
        answer = calls.worker.act(case.number, "resolve", body)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "photos")


def test_the_same_key_is_the_same_upload(town, calls):
    key = uuid4()

    first, second, other = (
        sent(calls.desk, key=key),
        sent(calls.desk, key=key),
        sent(calls.desk, b"\xff\xd8\xffx", key),
    )

    assert first.json() == second.json()
    assert other.status_code == 422
    assert File.objects.count() == 1


@pytest.mark.parametrize("content", [b"<svg></svg>", b"GIF89a", b"hello"])
def test_what_is_no_photo_is_refused(town, calls, content):
    answer = sent(calls.desk, content)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "photo")
    assert not File.objects.exists()


def test_exactly_one_photo_is_taken(town, calls):
    two = sent(calls.desk, more=SimpleUploadedFile("b.jpg", photos.photo()))
    none = calls.desk.post(UPLOADS, {"photo": "text"}, format="multipart")

    assert (two.status_code, none.status_code) == (400, 400)


def test_twelve_megabytes_are_taken_and_one_byte_more_is_not(town, calls):
    assert sent(calls.desk, photos.photo().ljust(12 * MB, b"\0")).status_code == 201

    answer = sent(calls.desk, photos.photo().ljust(12 * MB + 1, b"\0"))

    assert (answer.status_code, answer.json()["code"]) == (413, "photo_too_large")


def test_far_more_is_refused_before_it_is_read(town, calls):
    answer = calls.desk.generic(
        "POST", UPLOADS, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(20 * MB)
    )

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_broken_multipart_and_json_are_refused(town, calls):
    broken = calls.desk.generic("POST", UPLOADS, b"--x\r\n", content_type="multipart/form-data")
    json = calls.desk.post(UPLOADS, {"photo": "x"})

    assert (broken.status_code, json.status_code) == (400, 415)


def test_whoever_has_no_post_uploads_nothing(town):
    assert sent(Caller(town.people.nobody)).status_code == 403


def test_many_files_and_many_fields_are_refused(town, calls):
    many = {f"f{number}": SimpleUploadedFile("a.jpg", photos.photo()) for number in range(20)}
    fields = {f"f{number}": "x" for number in range(600)}

    for form in (many, fields):
        assert calls.desk.post(UPLOADS, form, format="multipart").status_code == 400
