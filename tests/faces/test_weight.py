"""What a resident's phone loads before it shows something: at most 80 KB compressed (frontend.md 3.0 rule 10)."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from tests.faces.context import FULL

pytestmark = pytest.mark.urls("tests.faces.addresses")

LIMIT = 80_000
LINKED = re.compile(r'(?:src|href)="/static/([^"]+\.(?:css|js|svg))"')


def weight(content: bytes) -> int:
    return len(gzip.compress(content, 9))


PUBLIC = [f"public/{name}" for name in ("door", "report", "done", "track", "track_lookup", "gone")]
PAPERS = [f"paper/{name}" for name in ("receipt", "answer", "door_slip")]


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("name", [*PUBLIC, *PAPERS])
def test_the_first_view_is_light(name, elder, rf):
    request = rf.get("/")
    request.elder = elder
    drawn = render_to_string(f"cases/{name}.html", FULL, request)
    files = [Path(finders.find(found)) for found in LINKED.findall(drawn)]

    assert len(files) >= 2
    assert weight(drawn.encode()) + sum(weight(path.read_bytes()) for path in files) <= LIMIT


def test_our_own_scripts_are_small():
    scripts = Path(finders.find("js/app.js")).parent.glob("*.js")

    assert {
        path.name: weight(path.read_bytes()) for path in scripts if weight(path.read_bytes()) > 8_000
    } == {}
