"""Whether the process lives, and whether it can work."""

import pytest
from django.db import transaction
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

    parts = dict.fromkeys(("database", "migrations", "relay", "broker", "cache", "disk"), "ok")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "checks": parts, "parked": 0})
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize(("setting", "part"), [("BROKER_URL", "broker"), ("CACHE_URL", "cache")])
def test_without_a_redis_it_is_not_ready(client, settings, setting, part):
    setattr(settings, setting, NOBODY_THERE)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert {name for name, word in answer.json()["checks"].items() if word != "ok"} == {part}
    assert answer.json()["checks"][part] == "unreachable"


@pytest.mark.django_db
def test_a_disk_that_cannot_be_written_to_is_said(client, settings):
    settings.MEDIA_ROOT = "/proc/1/media"

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["checks"]["disk"]) == (503, "not writable")


@pytest.mark.django_db
def test_a_browser_is_told_in_words(client, settings):
    settings.BROKER_URL = NOBODY_THERE

    page = client.get("/readyz", headers={"Accept": "text/html", "Accept-Language": "en"})

    assert page.status_code == 503
    assert "The platform is not ready" in page.content.decode()
    assert "does not answer" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_no_address_and_no_password_is_given_away(client, settings, accept):
    settings.BROKER_URL = "redis://:hunter2@127.0.0.1:1/0"

    said = client.get("/readyz", headers={"Accept": accept}).content.decode()

    assert not {word for word in ("hunter2", "127.0.0.1", "governance_app", "redis://") if word in said}


@pytest.mark.usefixtures("database_gone")
def test_without_the_database_it_is_not_ready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "unreachable"
    assert client.get("/readyz", headers={"Accept": "text/html"}).status_code == 503


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


@pytest.mark.parametrize("door", ["/healthz", "/readyz", "/metrics"])
def test_health_takes_no_post(client, door):
    assert client.post(door).status_code == 405
