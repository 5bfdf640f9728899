"""What somebody is told leads to a page that is there."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import resolve

LAYERS = ("governance", "cases", "party", "residents", "grids", "messaging")


def told_addresses():
    """Every address written out as `url="/…"` where somebody is told of something: {address: file and line}."""
    found = {}
    for layer in LAYERS:
        for path in Path(settings.BASE_DIR, layer).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.keyword) and node.arg == "url":
                    found |= dict.fromkeys(texts_of(node.value), f"{path}:{node.value.lineno}")
    return found


def texts_of(value):
    if isinstance(value, ast.Constant) and str(value.value).startswith("/"):
        return [value.value]
    if isinstance(value, ast.JoinedStr) and all(
        isinstance(part, ast.Constant) or ast.unparse(part.value).endswith("uuid") for part in value.values
    ):
        parts = (part.value if isinstance(part, ast.Constant) else str(SOME) for part in value.values)
        return ["".join(parts)]
    return []


SOME = "6f1f2f6e-3a59-4d7e-9a51-1f0e7f1c2d3b"
TOLD = told_addresses()


def test_the_scan_finds_them():
    assert {"/account/", "/people/staffing/", f"/people/{SOME}/"} <= set(TOLD)


@pytest.mark.parametrize("address", sorted(TOLD))
def test_it_is_an_address_of_the_site(address):
    resolve(address)
