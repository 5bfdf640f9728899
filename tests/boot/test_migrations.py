"""`make lint` stops at a migration that would stop a place while it works."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader

# Fixed with 0.1.0; a later migration is asked, however it is numbered.
FIRST_RELEASE_BEGAN_WITH = 18
SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def lint():
    """The script, and its programs on the path."""
    spec = spec_from_file_location("migration_lint", SCRIPTS / "migration_lint.py")
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.fixture(autouse=True)
def programs(monkeypatch):
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")


BAD = {
    "a column is dropped": (migrations.RemoveField("file", "size"), "ban-drop-column"),
    "a column is renamed": (migrations.RenameField("file", "size", "bytes"), "renaming-column"),
    "a column is narrowed": (
        migrations.AlterField("file", "size", models.PositiveSmallIntegerField()),
        "changing-column-type",
    ),
    "a table is dropped": (migrations.DeleteModel("rendition"), "ban-drop-table"),
    "a column must be filled": (
        migrations.AlterField("file", "width", models.PositiveIntegerField()),
        "adding-not-nullable-field",
    ),
    "an index is made with the table locked": (
        migrations.AddIndex("file", models.Index(fields=["size"], name="by_size")),
        "require-concurrent-index-creation",
    ),
    "a constraint is checked with the table locked": (
        migrations.AddConstraint(
            "file", models.CheckConstraint(name="has_bytes", condition=models.Q(size__gt=0))
        ),
        "constraint-missing-not-valid",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_migration_that_would_stop_a_place_is_found(lint, name):
    operation, rule = BAD[name]
    loader = MigrationLoader(None)
    bad = migrations.Migration("0002_bad", "files")
    bad.operations = [operation]

    sql, _after = lint.sql_of(bad, loader.project_state(("files", "0001_initial")))

    assert rule in {found for found, _sentence in lint.findings(sql)}, sql


def test_a_column_that_may_be_empty_is_no_finding(lint):
    loader = MigrationLoader(None)
    good = migrations.Migration("0002_good", "files")
    good.operations = [migrations.AddField("file", "note", models.TextField(null=True))]

    sql, _after = lint.sql_of(good, loader.project_state(("files", "0001_initial")))

    assert lint.findings(sql) == []


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)  # an index made concurrently is refused inside a transaction
def test_every_migration_since_the_first_release_passes_or_carries_its_reason(lint):
    assert list(lint.complaints()) == []


def test_the_first_release_is_a_closed_list_that_no_later_migration_joins(lint):
    _waived, first = lint.known()

    assert len(first) == FIRST_RELEASE_BEGAN_WITH, "write a waiver with a reason instead"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_migration_of_the_first_release_that_is_gone_is_said(lint, monkeypatch):
    waived, first = lint.known()
    monkeypatch.setattr(lint, "known", lambda: (waived, first | {"files.0000_never"}))

    assert list(lint.complaints()) == ["files.0000_never: the first release began with it, and it is gone"]
