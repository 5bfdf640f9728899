"""The ground all tests stand on.

The database is made and migrated by the role that owns it; the tests then connect as the application's role, as
the running system does, so that a missing grant or a rule of an append-only table shows in every test.
"""

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation
from playwright.sync_api import expect
from psycopg import sql

from governance import environment

pytest_plugins = ["tests.cast", "tests.order"]
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
MANY = 2_000  # rows of a table that are deleted one by one
expect.set_options(
    timeout=30_000
)  # ms a page may need to come to what is expected of it; it is looked at until then


class Owner:
    """The role that owns the test database: makes it, migrates it, empties it."""

    def __init__(self):
        self.settings = environment.database(environment.mapping(), "DATABASE_OWNER_URL")
        self.name = self.settings["NAME"]
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
        with self.connect("postgres") as maintenance:
            known = maintenance.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [self.name]
            ).fetchone()
            if known and keep:
                return
            self.drop(maintenance)
            maintenance.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template1").format(name))
            maintenance.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(name))

    def drop(self, maintenance):
        """End what is still connected, then drop. Not by FORCE: that stumbles over a vacuum, which has no role."""
        maintenance.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND usename LIKE 'governance%%'",
            [self.name],
        )
        maintenance.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(self.name)))

    def remember_seeds(self):
        """Keep the rows that migrations put in, so that a flush can put them back."""
        with self.connect() as owner:
            self.seeds = {table: self.rows_of(owner, table) for table in self.held(owner)}

    def flush(self):
        """Back to the state after the migrations. Append-only tables let only their owner do this."""
        with self.connect() as owner, owner.transaction():
            owner.execute("SET LOCAL governance.erase = 'on'")
            owner.execute("SET CONSTRAINTS ALL DEFERRED")
            held = self.held(owner)
            self.empty(owner, [table for table in held if table not in self.seeds], most=max(held.values()))
            self.sow(owner)

    def tidy(self):
        """Take dead rows away and count again what is left.

        What tests took back leaves its pages behind, counted by PostgreSQL as so many pages without a row; by such
        numbers it joins hundreds of rows with hundreds the slowest way, and a demo takes minutes.
        """
        with self.connect() as owner:
            owner.execute("VACUUM (ANALYZE)")

    def empty(self, owner, tables, *, most):
        """TRUNCATE gives each table and each index a new file: for a few rows a hundred times as dear as DELETE."""
        if most > MANY:
            owner.execute(
                sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(map(sql.Identifier, tables)))
            )
            return
        for table in tables:
            owner.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))

    def sow(self, owner):
        """The rows that migrations put in, where they are not as they were."""
        changed = [table for table, rows in self.seeds.items() if self.rows_of(owner, table) != rows]
        self.empty(owner, changed, most=0)
        for table in changed:
            with owner.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
                copy.write(b"".join(self.seeds[table]))

    def rows_of(self, owner, table):
        """The rows as COPY writes them, in an order of their own."""
        with owner.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as rows:
            return sorted(b"".join(rows).splitlines(keepends=True))

    def held(self, owner):
        """{table: its rows, counted to MANY and one} of the tables that are not empty."""
        rows = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        counted = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {}, count(*) FROM (SELECT FROM {} LIMIT {}) AS looked_at").format(
                sql.Literal(table), sql.Identifier(table), MANY + 1
            )
            for table in sorted({row[0] for row in rows} - KEPT)
        )
        return {table: number for table, number in owner.execute(counted).fetchall() if number}


def use(connection, role):
    """Point Django's connection at another role."""
    connection.close()
    connection.settings_dict.update(role)


@pytest.fixture(autouse=True)
def no_language_left():
    """A request leaves its language to the thread it ran in; the next test begins with none."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def database_owner():
    """The owner of this run's database, for tests that look behind the application's role."""
    return Owner()


@pytest.fixture(scope="session")
def django_db_setup(request, database_owner, django_test_environment, django_db_blocker):
    """Make, migrate, hand over to the application's role; `--reuse-db` keeps the database for the next run."""
    keep = request.config.getvalue("reuse_db") and not request.config.getvalue("create_db")
    connection = connections["default"]
    application = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD")}
    owner = {name: database_owner.settings[name] for name in ("USER", "PASSWORD")}
    with django_db_blocker.unblock():
        database_owner.create(keep=keep)
        use(connection, owner)
        call_command("migrate", verbosity=0, interactive=False)
        use(connection, application)
        database_owner.remember_seeds()
    TransactionTestCase._fixture_teardown = lambda _case: database_owner.flush()
    yield
    with django_db_blocker.unblock():
        connection.close()
    if not keep:
        with database_owner.connect("postgres") as maintenance:
            database_owner.drop(maintenance)


@pytest.fixture(scope="module")
def tidy(django_db_setup, database_owner):
    """The database as a fresh one is, for tests that put thousands of rows into one transaction."""
    database_owner.tidy()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, which asks nobody outside for anything."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A browser in China."""
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
