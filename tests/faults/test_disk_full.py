"""F11: the disk of the photos is full. The reader is told in words, the text stays and is taken without a photo; no row
points at a file that is not there, and once there is room again everything goes on by itself.

Web and worker run in a mount namespace of their own with a small tmpfs as MEDIA_ROOT: as root, or as anybody else in a
user namespace. The test looks at it through /proc.
"""

import html
import os
import re
import shlex
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from PIL import Image

from cases.models import CaseFile
from files.actions.sweep import sweep
from files.enums import State
from files.models import File, Rendition
from files.places import ORIGINALS, RENDITIONS
from tests.faults import figures
from tests.faults.ledger import account
from tests.faults.processes import PATIENCE, Process, procfile, until
from tests.faults.residents import Resident
from tests.files.photos import encoded

pytestmark = [pytest.mark.faults, pytest.mark.slow]

SIZE_KB = 1024
REFUSED, FOUND = 422, 302
TYPED = re.compile(r"<textarea[^>]*>\s*(.*?)</textarea>", re.DOTALL)
KEPT = re.compile(r'name="kept" value="([^"]+)"')
NO_ROOM = "There is no room for photos just now. Send the report without one."
APART = "unshare --mount" if os.geteuid() == 0 else "unshare --map-root-user --mount"
FILLER_KB = 600
PHOTO = encoded(Image.effect_noise((400, 400), 80).convert("RGB"))  # of some 80 KB: noise does not shrink


class SmallDisk:
    """web and worker with a tmpfs of 1 MB for the photos; `root` is how the test sees it."""

    def __init__(self, bench):
        web, worker = (procfile()[name].removeprefix("exec ") for name in ("web", "worker"))
        mount = f"mount -t tmpfs -o size={SIZE_KB}k tmpfs {shlex.quote(str(bench.media))}"
        inside = f"{mount} && {{ {worker} & exec {web}; }}"
        log = bench.folder / "disk.log"
        bench.running["disk"] = Process(
            f"exec {APART} sh -c {shlex.quote(inside)}", log=log, environ=bench.environ
        )
        until(bench.answers, seconds=PATIENCE, what="web answers")
        self.root = Path(f"/proc/{bench.running['disk'].running.pid}/root{bench.media}")
        self.filler = self.root / "filler"

    def fill(self):
        """Somebody else's bytes."""
        self.filler.write_bytes(b"x" * FILLER_KB * 1024)

    def files(self, folder):
        return {path.name for path in (self.root / folder).glob("*/*")}


def test_a_full_disk_costs_a_photo_and_never_a_report(bench, capfd, settings):
    full_disk(bench, capfd, settings, reports=12)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_hundred_reports_to_a_full_disk(bench, capfd, settings):
    full_disk(bench, capfd, settings, reports=100, long=True)


def full_disk(bench, capfd, settings, *, reports, long=False):
    bench.build(doors=reports)
    disk = SmallDisk(bench)
    disk.fill()
    sent = [send_with_photo(bench, number) for number in range(reports)]
    refused = [one for one in sent if one.first.status == REFUSED]
    missing_at_full = len(waiting() - disk.files(ORIGINALS))
    disk.filler.unlink()
    bench.start("relay")
    until(lambda: not waiting(), seconds=2 * PATIENCE, what="every photo is redrawn")
    settings.MEDIA_ROOT = disk.root
    sweep(at=now() + timedelta(days=3))
    counted = account({one.description: one.secret for one in sent}) | {"photos refused": len(refused)}
    counted |= rows_and_files(disk, missing_at_full)
    done = f"tmpfs of {SIZE_KB} KB, {FILLER_KB} KB taken"
    figures.tell(capfd, "F11 disk of the photos full", done, counted, long=long)

    assert 0 < len(refused) < reports
    assert all(NO_ROOM in one.told and one.typed == one.description for one in refused)
    assert counted["acknowledged"] == counted["cases"] == reports
    assert counted["photos kept"] == reports - len(refused)
    assert {counted[name] for name in ("lost", "doubled", "rows without a file", "files without a row")} == {
        0
    }


def rows_and_files(disk, missing_at_full):
    """After the sweep: what the rows speak of against what lies there; and what was missing while it was full."""
    drawn = {Path(path).name for path in Rendition.objects.values_list("path", flat=True)}
    lying = disk.files(RENDITIONS)
    return {
        "photos kept": CaseFile.objects.exclude(case=None).count(),
        "rows without a file": missing_at_full + len(drawn - lying),
        "files without a row": len(lying - drawn) + len(disk.files(ORIGINALS)),
    }


class Sent:
    """A report with a photo; refused it is pressed once more without one, as the page says."""

    def __init__(self, resident, door, description):
        form = resident.form(door, description)
        self.description = description
        self.first = resident.send(door, form, [SimpleUploadedFile("door.jpg", PHOTO)])
        page = html.unescape(self.first.body)
        self.told, self.typed = page, "".join(TYPED.findall(page))
        self.secret = (self.first if self.first.status == FOUND else resident.send(door, form)).secret


def send_with_photo(bench, number):
    resident = Resident(bench.port, address=f"127.0.3.{number % 200 + 1}", headers={"Accept-Language": "en"})
    return Sent(resident, bench.doors[number], f"report {number:03}")


def waiting():
    return {str(uuid) for uuid in File.objects.filter(state=State.WAITING).values_list("uuid", flat=True)}
