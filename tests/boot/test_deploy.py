"""Django's own list of what a public site needs, and ours (governance/checks.py)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from psycopg import sql
from rest_framework.serializers import ModelSerializer

from files.models import File
from governance import checks

BASE = Path(__file__).resolve().parents[2]


def checked(**changes):
    """`check --deploy` under a production environment, in a process of its own."""
    settings = {
        **{name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"},
        "DJANGO_SETTINGS_MODULE": "governance.settings",
        "TLS": "on",
        "SECOND_FACTOR": "required",
        "SITE_URL": "https://grid.example",
        "SECRET_KEY": "".join(map(chr, range(40, 120))),
    }
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=BASE, env=settings | changes, text=True, capture_output=True, check=False,
    )  # fmt: skip


@pytest.fixture
def as_in_production(database_owner, transactional_db):
    """The rights that scripts/roles.sql leaves on the database; other tests make temporary tables on purpose."""
    change = "{} TEMPORARY ON DATABASE {} {} PUBLIC"
    name = sql.Identifier(database_owner.name)
    with database_owner.connect("postgres") as line:
        line.execute(sql.SQL(change).format(sql.SQL("REVOKE"), name, sql.SQL("FROM")))
        yield
        line.execute(sql.SQL(change).format(sql.SQL("GRANT"), name, sql.SQL("TO")))


@pytest.mark.slow
@pytest.mark.usefixtures("as_in_production")
def test_the_deployment_check_has_nothing_to_say_with_tls_on():
    done = checked()

    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.usefixtures("as_in_production")
@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"CACHE_URL": os.environ["BROKER_URL"]}, "W002"),
        ({"MEDIA_ROOT": "/proc/1/media"}, "W005"),
        ({"TLS": "off"}, "security.W012"),
        ({"DATABASE_URL": "postgresql://governance_app:x@127.0.0.1:1/governance"}, "W016"),
    ],
)
def test_each_wrong_setting_is_said(changes, number):
    done = checked(**changes)

    assert done.returncode == 1
    assert number in done.stderr


@pytest.mark.django_db
def test_a_role_that_may_make_temporary_tables_is_said():
    """As the tests' own database lets it."""
    assert [found.id for found in checks.the_role_is_small(None)] == ["governance.W015"]


@pytest.mark.slow
@pytest.mark.usefixtures("as_in_production")
def test_the_owner_s_role_is_too_great_for_the_application():
    owner = os.environ["DATABASE_OWNER_URL"]

    done = checked(DATABASE_URL=owner)

    assert {number for number in ("W012", "W013", "W014", "W015") if number in done.stderr} == {
        "W012", "W013", "W014", "W015",
    }  # fmt: skip


def test_a_serializer_that_gives_out_every_column_is_said():
    class Everything(ModelSerializer):
        class Meta:
            model = File
            fields = "__all__"

    said = [found.msg for found in checks.serializers_name_their_fields(None)]

    assert [sentence for sentence in said if "Everything" in sentence]
    del Everything


@pytest.mark.parametrize(
    ("name", "value", "check", "number"),
    [
        ("CELERY_ACCEPT_CONTENT", ["json", "pickle"], checks.tasks_are_json, "W003"),
        ("CELERY_TASK_SERIALIZER", "pickle", checks.tasks_are_json, "W003"),
    ],
)
def test_what_only_the_code_could_make_wrong_is_said_too(settings, name, value, check, number):
    assert check(None) == []
    setattr(settings, name, value)

    assert [found.id for found in check(None)] == [f"governance.{number}"]
