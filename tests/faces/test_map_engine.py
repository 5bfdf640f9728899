"""The map's engine as `npm run vendor` makes it: one script for Chrome 80 that the content policy lets run."""

import gzip
import re

import pytest
from django.conf import settings

ENGINE = settings.STATIC_VENDOR / "map" / "engine.js"
LIMIT = 125_000  # bytes compressed: loaded after the list that says the same, and once (frontend.md 1.6)
FORBIDDEN = re.compile(
    r"\beval\(|new Function|new Worker|createObjectURL|\.replaceAll\(|\.at\(|structuredClone"
)


@pytest.fixture(scope="module")
def engine():
    return ENGINE.read_text(encoding="utf-8")


def test_the_engine_is_one_name_and_not_too_heavy(engine):
    assert engine.startswith(('"use strict";var gwmapEngine=', "var gwmapEngine="))
    assert len(gzip.compress(engine.encode(), 9)) <= LIMIT


def test_the_engine_makes_no_code_no_worker_and_calls_nothing_newer_than_the_floor(engine):
    assert FORBIDDEN.findall(engine) == []


def test_the_one_newer_call_is_there_on_old_browsers_too(engine):
    own = engine.index("Object.hasOwn||")

    assert own < engine.index("Object.hasOwn(")
