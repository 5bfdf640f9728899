"""What Prometheus is told, and who may ask."""

import json
import os
import subprocess
import sys

import pytest
from django.db import transaction

from messaging import outbox, pulse
from messaging.models import Outbox
from tests.boot.test_deploy import BASE

pytestmark = pytest.mark.django_db


def lines(answer, name):
    return [line for line in answer.content.decode().splitlines() if line.startswith(f"governance_{name}")]


def test_the_outbox_and_the_signs_of_life_are_measured(client):
    with transaction.atomic():
        outbox.write("case.moved", key="1", payload={})
        outbox.write("case.moved", key="2", payload={})
    Outbox.objects.filter(key="2").update(parked_at="2025-01-01T00:00:00Z")
    pulse.beat("relay")

    answer = client.get("/metrics")

    assert lines(answer, "outbox_open{") == ['governance_outbox_open{topic="case.moved"} 1.0']
    assert lines(answer, "outbox_parked") == ["governance_outbox_parked 1.0"]
    assert lines(answer, "queue_length") == ["governance_queue_length 0.0"]
    assert lines(answer, 'sign_age_seconds{part="relay"}')
    assert lines(answer, "relay_lag_seconds")
    assert lines(answer, "disk_free_share")


def test_a_database_that_is_away_is_a_measure_and_no_error(client, database_gone):
    answer = client.get("/metrics")

    assert answer.status_code == 200
    assert lines(answer, "database_answers") == ["governance_database_answers 0.0"]
    assert lines(answer, "disk_free_share")


def test_a_request_is_measured_by_its_view_and_never_by_its_address(client):
    client.get("/t/a-secret-link-of-a-reporter/")

    said = client.get("/metrics").content.decode()

    assert 'governance_request_seconds_count{method="GET",status="4xx",view="cases:track"}' in said
    assert "a-secret-link" not in said


def test_a_method_that_somebody_made_up_is_not_a_new_series(client):
    client.generic("BREW", "/")

    said = client.get("/metrics").content.decode()

    assert "BREW" not in said
    assert 'method="other"' in said


@pytest.mark.parametrize(
    ("headers", "address", "status"),
    [
        ({}, "127.0.0.1", 200),
        ({}, "10.0.0.9", 404),
        ({"X-Forwarded-For": "127.0.0.1"}, "127.0.0.1", 404),
    ],
)
def test_without_a_token_only_this_machine_may_ask(client, headers, address, status):
    assert client.get("/metrics", headers=headers, REMOTE_ADDR=address).status_code == status


@pytest.mark.parametrize(
    ("shown", "status"), [("Bearer right-one", 200), ("Bearer wrong", 404), ("", 404), ("Bearer ö", 404)]
)
def test_with_a_token_only_its_holder_may_ask(client, settings, shown, status):
    settings.METRICS_TOKEN = "right-one"

    assert client.get("/metrics", headers={"Authorization": shown}).status_code == status


def test_the_line_of_a_request_names_the_view_and_not_the_address(client, caplog):
    with caplog.at_level("INFO", "governance.access"):
        client.get("/t/a-secret-link-of-a-reporter/")

    record = next(record for record in caplog.records if record.name == "governance.access")
    assert record.facts["view"] == "cases:track"
    assert "a-secret-link" not in json.dumps(record.facts)


COUNTED = """
import django; django.setup()
from governance import metrics
metrics.observe("GET", "cases:desk", 200, 0.1)
"""


ASKED = """
from django.test import Client
print(Client(SERVER_NAME="localhost").get("/metrics").content.decode())
"""


@pytest.mark.slow
def test_the_web_processes_are_measured_together(tmp_path):
    ours = {
        **os.environ,
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "made"),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    for _ in range(2):
        subprocess.run([sys.executable, "-c", COUNTED], cwd=BASE, env=ours, check=True)
    asked = f"{COUNTED}\n{ASKED}"

    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=BASE, env=ours, check=True, capture_output=True, text=True
    )

    assert 'governance_request_seconds_count{method="GET",status="2xx",view="cases:desk"} 3.0' in told.stdout
