"""A place worth saving, a pair of keys, and an empty place to put it back into."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.utils.timezone import now
from psycopg import sql

from files.enums import Kind
from files.models import File, Rendition
from governance.actions.back_up import back_up
from governance.backup.role import READER, Role
from tests.cast import PASSWORD, a_case, lead_to
from tests.settings import elsewhere


@pytest.fixture
def keys(tmp_path):
    """A pair made for this test: `file` holds the identity, `recipient` is public."""
    file = tmp_path / "identity"
    subprocess.run(["age-keygen", "-o", file], check=True, capture_output=True)
    public = subprocess.run(["age-keygen", "-y", file], check=True, capture_output=True, text=True)
    return SimpleNamespace(file=file, recipient=public.stdout.strip())


@pytest.fixture
def place(shared_town, tmp_path, settings):
    """Cases in several states, one photo redrawn and one that waits."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # as in production
    shared_town.people.worker.set_password(PASSWORD)
    shared_town.people.worker.save()
    a_case(shared_town)
    shared_town.case = lead_to(shared_town, "handled")
    redrawn = File.objects.create(
        sha256=b"1", size=3, state="ready", width=1, height=1, created_at=now(), redrawn_at=now()
    )
    path = f"renditions/ab/{redrawn.uuid}-full.jpg"
    Rendition.objects.create(file=redrawn, kind=Kind.FULL, path=path, width=1, height=1, size=3)
    waits = File.objects.create(sha256=b"2", size=3, created_at=now())
    shared_town.photos = [path, f"originals/{str(waits.uuid)[:2]}/{waits.uuid}"]
    for number, name in enumerate(shared_town.photos):
        (settings.MEDIA_ROOT / name).parent.mkdir(parents=True)
        (settings.MEDIA_ROOT / name).write_bytes(b"photo %d" % number)
    return shared_town


@pytest.fixture
def saved(place, keys, tmp_path):
    return back_up(
        tmp_path / "backups", recipient=keys.recipient, role=Role.named(READER), git="abc", at=now()
    )


class EmptyPlace:
    """Another database of the same server, another folder of photos; commands run as they run in production."""

    def __init__(self, owner, folder):
        self.owner, self.name, self.media = owner, f"{owner.name}_restored", folder / "restored-media"
        names = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_BACKUP_URL")
        addresses = {name: elsewhere(os.environ[name], self.name) for name in names}
        self.environ = {
            **os.environ,
            **addresses,
            "MEDIA_ROOT": str(self.media),
            "DJANGO_SETTINGS_MODULE": "governance.settings",
        }
        self.make()

    def make(self):
        with self.owner.connect("postgres") as line:
            self.owner_drops(line)
            line.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template1").format(sql.Identifier(self.name)))

    def drop(self):
        with self.owner.connect("postgres") as line:
            self.owner_drops(line)

    def owner_drops(self, line):
        line.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(self.name)))

    def ask(self, statement):
        with self.owner.connect(self.name) as line:
            return line.execute(statement).fetchone()[0]

    def manage(self, *words, **changes):
        command = [sys.executable, "-W", "ignore", "manage.py", *map(str, words)]
        environ = {**self.environ, **changes}
        return subprocess.run(
            command, cwd=settings.BASE_DIR, env=environ, text=True, capture_output=True, check=False
        )


@pytest.fixture
def empty_place(database_owner, tmp_path):
    there = EmptyPlace(database_owner, tmp_path)
    yield there
    there.drop()
