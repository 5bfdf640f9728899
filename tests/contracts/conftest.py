import fcntl
import pickle

import pytest
from django.db import transaction
from django.test import override_settings

from tests.contracts import headers, matrix, scan
from tests.contracts.scene import build
from tests.contracts.walk import walk

LOOKS = (
    *(scan.personal_data, scan.other_places, scan.primary_keys),
    *(scan.reading_writes, scan.plain_in_tables, headers.told),
)


@pytest.fixture(scope="session")
def walked(django_db_setup, django_db_blocker, tmp_path_factory, worker_id):
    """The one walk through the whole matrix. With several workers the first walks and the others read its notes."""
    if worker_id == "master":
        return walk_all(django_db_blocker, tmp_path_factory)
    notes = tmp_path_factory.getbasetemp().parent / "walked"
    with notes.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not notes.exists():
            notes.write_bytes(pickle.dumps(walk_all(django_db_blocker, tmp_path_factory)))
    return pickle.loads(notes.read_bytes())


def walk_all(blocker, folders):
    rows = matrix.offered()
    rows += matrix.not_offered(rows)
    media = override_settings(MEDIA_ROOT=folders.mktemp("photos"))
    with blocker.unblock(), media, transaction.atomic():
        walked = walk(build(), rows, looks=LOOKS)
        transaction.set_rollback(True)
    return walked


@pytest.fixture
def scene(db, settings, tmp_path):
    """The world of tests/contracts/scene.py, for a test of its own."""
    settings.MEDIA_ROOT = tmp_path
    return build()
