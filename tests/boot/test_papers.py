"""What a release carries besides the code: licence, third parties, changes, one version."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from governance.version import VERSION

BASE = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_list_of_third_parties_is_what_the_locks_say():
    said = subprocess.run([sys.executable, "scripts/third_party.py", "--check"], cwd=BASE, check=False)

    assert said.returncode == 0, "make third-party"


def test_every_part_states_its_licence():
    assert "not stated" not in (BASE / "THIRD_PARTY.md").read_text(encoding="utf-8")


def test_the_version_is_said_once_and_has_its_chapter():
    told = tomllib.loads((BASE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

    assert told == VERSION
    assert f"## [{VERSION}]" in (BASE / "CHANGELOG.md").read_text(encoding="utf-8")
    assert '"version"' not in (BASE / "package.json").read_text(encoding="utf-8")


def test_the_licence_is_apache_s():
    text = (BASE / "LICENSE").read_text(encoding="utf-8")

    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert '"license": "Apache-2.0"' in (BASE / "package.json").read_text(encoding="utf-8")
