"""THIRD_PARTY.md from the two locks: what the product is made of, and under which licence each part is.

scripts/third_party.py            write the file
scripts/third_party.py --check    exit code 1 where it is not what the locks say
"""

import json
import re
import sys
from importlib import metadata
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
TARGET = BASE / "THIRD_PARTY.md"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ \\;]+)", re.M)
CLASSIFIER = "License :: OSI Approved :: "
HEAD = """# Third-party software

Made by `make third-party` from `requirements.lock` and `package-lock.json`; a test fails when it is not what they say.
Each part stays under its own licence; the texts are in the packages themselves.

## Python

| package | version | licence |
| --- | --- | --- |
"""
NPM = """
## npm

What pages carry is copied from these into `static_vendor/`; those marked with * only test the product.

| package | version | licence |
| --- | --- | --- |
"""


def text() -> str:
    """The whole file."""
    return HEAD + "".join(map(row, python())) + NPM + "".join(map(row, npm()))


def row(part: tuple[str, str, str]) -> str:
    return "| " + " | ".join(part) + " |\n"


def python() -> list[tuple[str, str, str]]:
    """(name, version, licence) of everything in requirements.lock, as its own metadata says."""
    pinned = PINNED.findall((BASE / "requirements.lock").read_text(encoding="utf-8"))
    return sorted((name, version, licence(name)) for name, version in pinned)


def licence(name: str) -> str:
    """The SPDX expression, else the classifiers, else the first line of the free text."""
    known = metadata.metadata(name)
    classified = [
        line.removeprefix(CLASSIFIER)
        for line in known.get_all("Classifier", [])
        if line.startswith(CLASSIFIER)
    ]
    free = (known.get("License") or "").strip().splitlines()
    return known.get("License-Expression") or ", ".join(classified) or (free[0] if free else "not stated")


def npm() -> list[tuple[str, str, str]]:
    """The same of package-lock.json."""
    packages = json.loads((BASE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return sorted(
        (
            path.removeprefix("node_modules/") + (" *" if known.get("dev") else ""),
            known["version"],
            stated(known),
        )
        for path, known in packages.items()
        if path
    )


def stated(known: dict) -> str:
    return known.get("license", "not stated")


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(TARGET.read_text(encoding="utf-8") != text())
    TARGET.write_text(text(), encoding="utf-8")
