"""Each file of the corpus through the door of a resident: refused in his language, or redrawn to pixels of ours."""

import json
import resource
import subprocess
import sys
from uuid import uuid4

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from cases.budgets import store
from cases.models import Case, CaseFile
from files.actions.redraw import CHILD
from files.enums import Kind, State
from files.models import File
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.files import corpus
from tests.messaging.drain import drain

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
LIGHT, HEAVY = list(corpus.everything()), list(corpus.heavy())
MOST_OF_A_WORKER = 60 * 1024  # KB more than before: it decodes nothing itself
MOST_OF_A_CHILD = 700 * 1024
MOST_TAKEN = """
import json, pathlib, resource, subprocess, sys
child, place = sys.argv[1], pathlib.Path(sys.argv[2])
taken = []
for path in sorted(place.iterdir()):
    outputs = [f"{kind}={path}.{kind}.jpg" for kind in ("full", "thumb")]
    subprocess.run([sys.executable, "-I", child, path, *outputs], capture_output=True)
    taken.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(json.dumps(taken))
"""


def sent(town, upload):
    """The answer of the door to a report with this file and nothing else."""
    store.flushdb()
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="key"\r\n\r\n{uuid4()}\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="photos"; filename="'
    ).encode()
    named = (
        upload.name.replace('"', "%22")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
        .encode("utf-8", "surrogatepass")
    )
    body = (
        head
        + named
        + b'"\r\nContent-Type: image/jpeg\r\n\r\n'
        + upload.data
        + f"\r\n--{BOUNDARY}--\r\n".encode()
    )
    door = f"/q/{town.qr.token}/report/"
    client = Client(headers={"Accept-Language": "zh-CN"})
    return client, client.generic("POST", door, body, content_type=MULTIPART_CONTENT)


def photo_of(client, answer):
    """The page that tracks the report, and what each rendition's address answers."""
    secret = answer["Location"].rstrip("/").rpartition("/")[2]
    uuid = CaseFile.objects.get(case=Case.objects.latest("pk")).file.uuid
    found = [client.get(f"/t/{secret}/photos/{uuid}/{kind}.jpg") for kind in Kind.values]
    return client.get(f"/t/{secret}/").content.decode(), found


@pytest.mark.parametrize("upload", LIGHT, ids=str)
def test_a_strange_file_is_refused_or_redrawn(town, media, upload):
    judged(town, media, upload)


@pytest.mark.long
@pytest.mark.parametrize("upload", HEAVY, ids=str)
def test_a_heavy_file_is_refused_or_redrawn(town, media, upload):
    judged(town, media, upload)


def judged(town, media, upload):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    client, answer = sent(town, upload)

    if upload.end == corpus.DOOR:
        assert answer.status_code in (400, 422)
        assert File.objects.count() == 0
        assert [path for path in media.rglob("*") if path.is_file()] == []
        assert answer.status_code == 400 or "照片" in answer.content.decode()
        return
    assert answer.status_code == 302
    drain()  # the worker is alive: it did this one, and had nothing to complain of
    ended_as_it_must(client, answer, upload)
    assert (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        < MOST_OF_A_WORKER + len(upload.data) // 1024
    )


def test_no_child_takes_more_than_it_may(tmp_path):
    kept_to_its_memory(LIGHT, tmp_path)


@pytest.mark.long
def test_no_child_takes_more_than_it_may_of_a_heavy_file(tmp_path):
    kept_to_its_memory(HEAVY, tmp_path)


def kept_to_its_memory(uploads, place):
    """Each file through the child, all started by a small process: Linux counts what the parent took as the child's."""
    place = place / "uploads"
    place.mkdir()
    for number, upload in enumerate(uploads):
        (place / f"{number:03}").write_bytes(upload.data)
    done = subprocess.run(
        [sys.executable, "-I", "-c", MOST_TAKEN, str(CHILD), str(place)], capture_output=True, check=True
    )

    each = json.loads(done.stdout)
    assert len(each) == len(uploads)
    assert max(each) < MOST_OF_A_CHILD
    assert max(each) > 12 * 1024  # a number of Python's own size was measured at all


def ended_as_it_must(client, answer, upload):
    file = File.objects.get()
    page, found = photo_of(client, answer)
    assert {file.state} <= {corpus.WORKER: {State.REFUSED}, corpus.SHOWN: {State.READY}}.get(
        upload.end, {State.REFUSED, State.READY}
    )
    assert upload.name not in page or upload.name in (" ", ".", "..")
    if file.state == State.REFUSED:
        assert [one.status_code for one in found] == [404, 404]
        assert file.get_refusal_display()
        assert "不显示" in page or "无法显示" in page or "不是" in page
        return
    for one in found:
        shown = one.getvalue()
        assert one["Content-Type"] == "image/jpeg"
        assert one["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in one["Content-Security-Policy"]
        assert shown.startswith(b"\xff\xd8\xff")
        assert [marker for marker in corpus.MARKERS if marker in shown] == []
        assert str(file.uuid) in one["Content-Disposition"]


def test_the_corpus_is_large_and_tells_what_it_must():
    assert len(LIGHT) + len(HEAVY) >= 120
    everything = b"".join(upload.data for upload in LIGHT)
    assert [marker for marker in corpus.MARKERS if marker not in everything] == []
    assert {upload.end for upload in LIGHT} == {corpus.DOOR, corpus.WORKER, corpus.SHOWN, corpus.EITHER}
