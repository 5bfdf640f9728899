"""No page asks another host for anything: what a browser loads comes from this house (frontend.md trap 3, F28)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

BASE = Path(settings.BASE_DIR)
OWN = [
    path
    for folder in ("templates", "static")
    for path in sorted((BASE / folder).rglob("*"))
    if path.suffix in {".html", ".css", ".js", ".svg"}
]
ELSEWHERE = re.compile(
    r"""(?:\b(?:src|href|action|poster|data|hx-(?:get|post))\s*=\s*["']?|url\(\s*["']?|@import\s+["']|fetch\(\s*["'])"""
    r"""\s*(?:https?:)?//""",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "line", ['<img src="//cdn.example/x.png">', "a{background:url(https://x.example/y)}"]
)
def test_the_rule_sees_another_host(line):
    assert ELSEWHERE.search(line)


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(BASE)))
def test_a_file_names_no_other_host(path):
    assert ELSEWHERE.findall(path.read_text(encoding="utf-8")) == []
