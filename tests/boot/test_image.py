"""What the Dockerfile promises: a small last stage without tools, rights or keys; and the archive of `make release`."""

import hashlib
import re
import subprocess
import tarfile
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from governance.version import VERSION

BASE = Path(__file__).resolve().parents[2]
TOOLS = {"gcc", "build-essential", "gettext", "git", "nodejs", "npm", "curl", "wget", "sudo"}


def stages():
    """{name: its instructions, comments and line breaks gone}."""
    text = re.sub(r"^\s*#.*\n", "", (BASE / "Dockerfile").read_text(encoding="utf-8"), flags=re.M)
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    found, name = {}, ""
    for line in filter(None, lines):
        if line.startswith("FROM "):
            name = line.rpartition(" AS ")[2]
        found.setdefault(name, []).append(line)
    return found


@pytest.fixture(scope="module")
def dockerfile():
    return stages()


def lineage(dockerfile, name):
    """The stage and those it stands on."""
    own = dockerfile[name]
    below = own[0].split()[1]
    return (lineage(dockerfile, below) if below in dockerfile else []) + own


def test_the_last_stage_is_the_image_of_every_process(dockerfile):
    assert list(dockerfile)[-1] == "governance"
    assert dockerfile["governance"][0] == "FROM runtime AS governance"


@pytest.mark.parametrize("name", ["governance", "tools"])
def test_what_runs_has_no_rights_and_no_tool_that_builds(dockerfile, name):
    lines = lineage(dockerfile, name)
    installed = {word for line in lines if "apt-get install" in line for word in line.split()}

    assert [line for line in lines if line.startswith("USER")][-1] == "USER 10001"
    assert not installed & TOOLS
    assert not [line for line in lines if "pip install" in line or "npm" in line]
    assert {line for line in lines if line.startswith("COPY")} == {
        "COPY --from=build /srv/venv /srv/venv",
        "COPY --from=build /srv/governance /srv/governance",
    }


def test_only_web_s_image_says_how_it_is_and_listens(dockerfile):
    assert [line for line in dockerfile["governance"] if line.startswith("HEALTHCHECK")]
    assert "EXPOSE 8000" in dockerfile["governance"]


def test_every_installation_is_lean_and_what_was_locked(dockerfile):
    runs = [line for lines in dockerfile.values() for line in lines if line.startswith("RUN")]

    for line in runs:
        if "apt-get" in line:
            assert "--no-install-recommends" in line
            assert "rm -rf /var/lib/apt/lists/*" in line
        for part in line.split("&&"):
            if "pip install" in part:
                assert {"--no-cache-dir", "--require-hashes", "--no-deps"} <= set(part.split())
        assert not re.search(r"\bsudo\b|curl |wget |chmod 777", line)


def test_the_base_is_named_with_its_version_and_nothing_is_fetched_by_add(dockerfile):
    assert dockerfile[""] == ["ARG BASE=python:3.11-slim-bookworm"]
    assert not [
        line for lines in dockerfile.values() for line in lines if line.startswith(("ADD", "ENV SECRET"))
    ]


@pytest.mark.parametrize(
    "name", [".git", ".local", ".env", "tests", "node_modules", "static_vendor", "backup.key", "dist"]
)
def test_no_key_and_nothing_of_a_checkout_goes_into_the_image(name):
    ignored = (BASE / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert [pattern for pattern in ignored if fnmatch(name, pattern)]


def test_the_compose_file_builds_both_stages():
    services = yaml.safe_load((BASE / "docker-compose.yml").read_text(encoding="utf-8"))["services"]

    assert {service["build"]["target"] for service in services.values() if "build" in service} == {
        "governance", "tools",
    }  # fmt: skip


@pytest.mark.long
@pytest.mark.slow
def test_the_archive_is_whole_lean_and_twice_the_same():
    sums = []
    for _ in range(2):
        subprocess.run(["scripts/release"], cwd=BASE, check=True, capture_output=True)
        sums.append(hashlib.sha256((BASE / "dist" / f"governance-{VERSION}.tar.gz").read_bytes()).hexdigest())
    with tarfile.open(BASE / "dist" / f"governance-{VERSION}.tar.gz") as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert sums[0] == sums[1]
    assert (BASE / "dist" / "SHA256SUMS").read_text().split()[0] == sums[0]
    assert names >= {
        "RELEASE", "requirements.lock", "LICENSE", "THIRD_PARTY.md", "manage.py", "scripts/run",
        "static_vendor/bootstrap/bootstrap.min.css", "locale/zh_Hans/LC_MESSAGES/django.mo",
    }  # fmt: skip
    assert not {
        name for name in names if name.split("/")[0] in {"tests", "node_modules", ".git", ".local", "bench"}
    }
