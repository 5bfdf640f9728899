"""The ground all tests stand on.

The database is made and migrated by the role that owns it; the tests then connect as the application's role, as
the running system does, so that a missing grant or a rule of an append-only table shows in every test.
"""

import os
import zlib

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql

from governance import environment

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
KEPT = {"django_migrations", "spatial_ref_sys"}


def pytest_configure(config):
    """Name the databases of this run before Django's settings are read."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    suffix = os.environ.get("TEST_DATABASE_SUFFIX", "")
    number = zlib.crc32(suffix.encode()) % 64 * 16 + (int(worker[2:]) % 15 + 1 if worker else 0)
    values = environment.mapping()
    for name in ("BROKER_URL", "CACHE_URL"):
        if f"TEST_{name}" in values:
            os.environ[name] = values[f"TEST_{name}"].rsplit("/", 1)[0] + f"/{number}"
    os.environ["STATIC_MANIFEST"] = "off"
    os.environ["DATABASE_POOL"] = "0"
    # Playwright's loop lives in the main thread of a test; the tests themselves are plain.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    config.database_name = "_".join(filter(None, ("test_governance", suffix, worker)))


class Owner:
    """The role that owns the test database: makes it, migrates it, empties it."""

    def __init__(self, name):
        self.name = name
        self.settings = environment.database(environment.mapping(), "DATABASE_OWNER_URL")
        self.seeds = {}

    def connect(self, database=None):
        target = self.settings
        return psycopg.connect(
            dbname=database or self.name,
            user=target["USER"],
            password=target["PASSWORD"],
            host=target["HOST"],
            port=target["PORT"] or None,
            autocommit=True,
        )

    def create(self, *, keep):
        """Make the database and migrate it, as its owner."""
        name = sql.Identifier(self.name)
        with self.connect(self.settings["NAME"]) as maintenance:
            known = maintenance.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [self.name]
            ).fetchone()
            if known and not keep:
                maintenance.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
            if not (known and keep):
                maintenance.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template1").format(name))
            maintenance.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(name))

    def drop(self):
        with self.connect(self.settings["NAME"]) as maintenance:
            maintenance.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.name))
            )

    def remember_seeds(self):
        """Keep the rows that migrations put in, so that a flush can put them back."""
        with self.connect() as owner:
            for table in self.filled(owner):
                with owner.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as rows:
                    self.seeds[table] = b"".join(rows)

    def flush(self):
        """Back to the state after the migrations. Append-only tables let only their owner do this."""
        with self.connect() as owner:
            filled = self.filled(owner)
            with owner.transaction():
                owner.execute("SET LOCAL governance.erase = 'on'")
                if filled:
                    tables = sql.SQL(", ").join(map(sql.Identifier, filled))
                    owner.execute(sql.SQL("TRUNCATE {} CASCADE").format(tables))
                for table, rows in self.seeds.items():
                    with owner.cursor().copy(
                        sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
                    ) as copy:
                        copy.write(rows)

    def filled(self, owner):
        """Tables with rows."""
        rows = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        tables = sorted({row[0] for row in rows} - KEPT)
        asked = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(
                sql.Literal(table), sql.Identifier(table)
            )
            for table in tables
        )
        return [row[0] for row in owner.execute(asked).fetchall()] if tables else []


def use(connection, **role):
    """Point Django's connection at another role."""
    connection.close()
    connection.settings_dict.update(role)


@pytest.fixture(scope="session")
def database_owner(request):
    """The owner of this run's database, for tests that look behind the application's role."""
    return Owner(request.config.database_name)


@pytest.fixture(scope="session")
def django_db_setup(request, database_owner, django_test_environment, django_db_blocker):
    """Make, migrate, hand over to the application's role; `--reuse-db` keeps the database for the next run."""
    keep = request.config.getvalue("reuse_db") and not request.config.getvalue("create_db")
    connection = connections["default"]
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        database_owner.create(keep=keep)
        use(
            connection,
            **{key: database_owner.settings[key] for key in ("USER", "PASSWORD")},
            NAME=database_owner.name,
        )
        call_command("migrate", verbosity=0, interactive=False)
        use(connection, USER=before["USER"], PASSWORD=before["PASSWORD"])
        database_owner.remember_seeds()
    TransactionTestCase._fixture_teardown = lambda _case: database_owner.flush()
    yield
    with django_db_blocker.unblock():
        use(connection, **before)
    if not keep:
        database_owner.drop()


@pytest.fixture(scope="session", autouse=True)
def quick_passwords(django_test_environment):
    """Argon2 is slow on purpose; what it protects is not under test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, which asks nobody outside for anything."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A browser in China."""
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
