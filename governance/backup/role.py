"""The role that a backup reads as, or a restore writes as, and PostgreSQL's own tools run as it."""

import os
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from governance import environment

READER, OWNER = "DATABASE_BACKUP_URL", "DATABASE_OWNER_URL"


@dataclass(frozen=True)
class Role:
    """How to reach the database as one role."""

    name: str
    user: str
    password: str
    host: str
    port: str

    @classmethod
    def named(cls, setting, source=None):
        """The role of an environment setting. Raises ImproperlyConfigured where it is not set."""
        found = environment.database(source if source is not None else environment.mapping(), setting)
        return cls(found["NAME"], found["USER"], found["PASSWORD"], found["HOST"], found["PORT"])

    def connect(self, **options):
        """A connection of its own; sums are of values written in one way, whatever the place."""
        return psycopg.connect(
            dbname=self.name, user=self.user, password=self.password, host=self.host, port=self.port or None,
            options="-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c extra_float_digits=1"
            " -c bytea_output=hex -c statement_timeout=0",
            **options,
        )  # fmt: skip

    @contextmanager
    def tool(self, program, *arguments, **pipes):
        """pg_dump or pg_restore as this role. The password goes through a file of its own, not the environment."""
        place = ("--host", self.host, "--username", self.user, "--no-password", "--dbname", self.name)
        with tempfile.TemporaryDirectory() as folder:
            secret = Path(folder) / "pgpass"
            secret.touch(mode=0o600)
            secret.write_text(f"*:*:*:{escaped(self.user)}:{escaped(self.password)}\n", encoding="utf-8")
            port = ("--port", self.port) if self.port else ()
            known = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "PGPASSFILE": str(secret)}
            with subprocess.Popen([program, *place, *port, *arguments], env=known, **pipes) as running:  # noqa: S603
                yield running


def escaped(text):
    return text.replace("\\", "\\\\").replace(":", "\\:")
