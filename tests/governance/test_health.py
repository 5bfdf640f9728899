"""Whether the process lives, and whether it can work."""

import pytest
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from messaging import outbox
from messaging.models import Outbox

NOBODY_THERE = "redis://127.0.0.1:1/0"


def test_a_process_that_answers_is_alive_and_asks_nothing(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_means_every_part_is(client):
    answer = client.get("/readyz")

    parts = {"database": "ok", "broker": "ok", "migrations": "ok", "relay": "ok"}
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "checks": parts, "parked": 0})
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_without_the_broker_it_is_not_ready(client, settings):
    settings.BROKER_URL = NOBODY_THERE

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"] == {
        "database": "ok", "broker": "unreachable", "migrations": "ok", "relay": "ok",
    }  # fmt: skip


@pytest.fixture
def database_gone(transactional_db):
    """The connection leads where nobody listens, for one test."""
    connection.close()
    kept = connection.settings_dict
    connection.settings_dict = {**kept, "HOST": "127.0.0.1", "PORT": "1"}
    yield
    connection.settings_dict = kept


@pytest.mark.usefixtures("database_gone")
def test_without_the_database_it_is_not_ready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "unreachable"


@pytest.mark.django_db
def test_a_migration_that_was_not_run_is_counted(client):
    MigrationRecorder.Migration.objects.filter(app="cases").order_by("-pk")[0].delete()

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["checks"]["migrations"]) == (503, "1 to run")


@pytest.mark.django_db
def test_a_relay_that_fell_behind_is_said(client):
    with transaction.atomic():
        outbox.write("case.moved", key="k", payload={})
    Outbox.objects.update(created_at="2025-01-01T00:00:00Z")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"]["relay"].endswith(" s behind")


@pytest.mark.parametrize("door", ["/healthz", "/readyz"])
def test_health_takes_no_post(client, door):
    assert client.post(door).status_code == 405
