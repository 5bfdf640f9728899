import fcntl
import pickle

import pytest
from django.db import transaction
from django.test import override_settings

from tests.contracts import headers, matrix, scan, sites
from tests.contracts.scene import build
from tests.contracts.walk import Walked, walk

PARTS = 2
LOOKS = (
    *(scan.personal_data, scan.other_places, scan.primary_keys),
    *(scan.reading_writes, scan.plain_in_tables, headers.told),
)


@pytest.fixture(scope="session")
def walked(django_db_setup, django_db_blocker, tmp_path_factory, worker_id):
    """The one walk through the whole matrix; where tests run in several processes, each that asks walks a part."""
    if worker_id == "master":
        return walk_part(django_db_blocker, tmp_path_factory, 0, of=1)
    shared = Notes(tmp_path_factory.getbasetemp().parent)
    first = int(worker_id.removeprefix("gw"))
    order = [(first + step) % PARTS for step in range(PARTS)]
    for wait in (False, True):
        for part in order:
            shared.write(
                part, lambda part=part: walk_part(django_db_blocker, tmp_path_factory, part, of=PARTS), wait
            )
    return together([shared.read(part) for part in range(PARTS)])


class Notes:
    """What each part of the walk found, in files between the processes; who holds the lock of a part walks it."""

    def __init__(self, folder):
        self.folder = folder

    def write(self, part, walk_it, wait):
        with (self.folder / f"walked-{part}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                return
            if not self.path(part).exists():
                self.path(part).write_bytes(pickle.dumps(walk_it()))

    def read(self, part):
        return pickle.loads(self.path(part).read_bytes())

    def path(self, part):
        return self.folder / f"walked-{part}"


def walk_part(blocker, folders, part, *, of):
    rows = matrix.offered()
    rows += matrix.not_offered(rows)
    media = override_settings(MEDIA_ROOT=folders.mktemp("photos"))
    with blocker.unblock(), media, transaction.atomic():
        scene = build()
        with sites.watched(pytest.MonkeyPatch()) as watch:
            walked = walk(scene, rows[part::of], looks=LOOKS, watch=watch)
        transaction.set_rollback(True)
    return walked


def together(parts):
    whole = Walked(seconds=max(part.seconds for part in parts))
    for part in parts:
        whole.answers += part.answers
        for kind, faults in part.found.items():
            whole.found[kind] += faults
        for call, asked in part.passing.items():
            whole.passing[call] += asked
    return whole


@pytest.fixture
def scene(db, settings, tmp_path):
    """The world of tests/contracts/scene.py, for a test of its own."""
    settings.MEDIA_ROOT = tmp_path
    return build()
