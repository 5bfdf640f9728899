"""Photos that mean harm come in by the public form; the worker redraws or refuses them, and the door goes on answering.

Nothing is decoded in a web process: a real worker and a real relay, started from the Procfile, do it (issue 2, 5.8).
"""

import re
import threading
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from PIL import Image

from cases.budgets import store
from cases.models import Case, CaseFile
from files.enums import Refusal, State
from files.models import File
from tests.faults.processes import PATIENCE, PrivateRedis, Process, environ, procfile, until
from tests.files.photos import JPEG_AND_HTML, MARKERS, SVG, photo, png, telling_photo

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TRUNCATED = photo((1200, 900))[:4000]
TAKEN_IN = {
    "huge.png": (png(13_000, 13_000), (State.REFUSED, Refusal.TOO_LARGE)),
    "cut.jpg": (TRUNCATED, (State.REFUSED, Refusal.DAMAGED)),
    "telling.jpg": (telling_photo(), (State.READY, "")),
    "two-faced.jpg": (JPEG_AND_HTML, (State.REFUSED, Refusal.DAMAGED)),
}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')


class Resident:
    """A browser's manners without a browser: cookies, a form, files."""

    def __init__(self, site):
        self.site = site
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path):
        """(status, body, final address)."""
        return self.answer(urllib.request.Request(self.site + path))

    def answer(self, request):
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read(), answer.url
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read(), request.full_url

    def report(self, path, name, data):
        """Fill in the form at a door with one photo and send it."""
        form = self.get(path)[1].decode()
        sent = {
            "csrfmiddlewaretoken": TOKEN.search(form)[1],
            "key": KEY.search(form)[1],
            "description": name,
            "photos": SimpleUploadedFile(name, data),
        }
        body, kind = encode_multipart(BOUNDARY, sent), {"Content-Type": MULTIPART_CONTENT}
        return self.answer(urllib.request.Request(self.site + path, body, kind))


class Knocking:
    """Somebody who opens the door's page again and again; `statuses` is what he got."""

    def __init__(self, site, path):
        self.statuses, self.over = [], threading.Event()
        self.thread = threading.Thread(target=self.knock, args=(Resident(site), path))

    def knock(self, resident, path):
        while not self.over.is_set():
            self.statuses.append(resident.get(path)[0])

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


@pytest.fixture
def processes(tmp_path, settings):
    """A worker and a relay as `make run` starts them, with a broker of their own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    store.flushdb()
    broker, running = PrivateRedis(tmp_path), []
    ours = environ(broker_url=broker.url) | {"MEDIA_ROOT": str(settings.MEDIA_ROOT)}
    try:
        for name in ("worker", "relay"):
            running.append(Process(procfile()[name], log=tmp_path / f"{name}.log", environ=ours))
        yield running
    finally:
        exits = [process.end() for process in running]
        broker.end()
    assert exits == [0, 0]


def test_harmful_photos_are_redrawn_or_refused_while_the_door_answers(
    shared_town, live_server, processes, settings
):
    door, form = f"/q/{shared_town.qr.token}", f"/q/{shared_town.qr.token}/report/"
    with Knocking(live_server.url, door) as knocking:
        sent = {
            name: Resident(live_server.url).report(form, name, data) for name, (data, _) in TAKEN_IN.items()
        }
        refused_at_once = Resident(live_server.url).report(form, "drawing.svg", SVG)
        before = len(knocking.statuses)
        until(
            lambda: not File.objects.filter(state=State.WAITING).exists(),
            seconds=2 * PATIENCE,
            what="all are looked at",
        )
        until(lambda: len(knocking.statuses) > before, seconds=PATIENCE, what="the door answers")

    assert {status for status, _body, _address in sent.values()} == {200}
    assert refused_at_once[0] == 422
    assert set(knocking.statuses) == {200}
    assert becomes() == {name: wanted for name, (_data, wanted) in TAKEN_IN.items()}
    assert no_marker_under(settings.MEDIA_ROOT)
    assert all(process.running.poll() is None for process in processes)
    assert_photos_of_the_pages(Resident(live_server.url), sent)


def becomes():
    """{the name sent: (state, refusal)} of every photo that reached a case."""
    rows = CaseFile.objects.filter(case__in=Case.objects.all()).select_related("case", "file")
    return {row.case.description: (row.file.state, row.file.refusal) for row in rows}


def no_marker_under(folder):
    """Nothing of what was sent lies there any more but what was drawn anew."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return files and not any(marker in data for data in files for marker in MARKERS)


def assert_photos_of_the_pages(resident, sent):
    """Behind each done page's link: the redrawn photo without a marker, and none where it was refused."""
    shown = {}
    for name, (_status, _body, address) in sent.items():
        secret = address.rstrip("/").rsplit("/", 1)[-1]
        uuid = CaseFile.objects.get(case__description=name).file.uuid
        shown[name] = resident.get(f"/t/{secret}/photos/{uuid}/full.jpg")[:2]

    assert {name: status for name, (status, _body) in shown.items()} == {
        name: 200 if state == State.READY else 404 for name, (_data, (state, _why)) in TAKEN_IN.items()
    }
    picture = Image.open(BytesIO(shown["telling.jpg"][1]))
    assert (picture.format, dict(picture.getexif())) == ("JPEG", {})
    assert not any(marker in shown["telling.jpg"][1] for marker in MARKERS)
