"""Our own files run on Chrome 80 and iOS 13: nothing newer in them (frontend.md 1.0)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'')

TOO_NEW_CSS = re.compile(
    r"color-mix|oklch|oklab|light-dark|@layer|@container|@scope|:has\(|:is\(|:where\(|aspect-ratio|\binset\s*:"
    r"|\b\d+(?:dvh|svh|lvh)\b|(?<![-\w])(?:row-|column-)?gap\s*:|margin-inline|padding-inline|^\s*&",
    re.MULTILINE,
)
TOO_NEW_JS = re.compile(
    r"\?\.(?!\d)|\?\?|\|\|=|&&=|\bstatic\s*\{|[{;]\s*#\w+|\bthis\.#|\breplaceAll\(|\.at\(|Object\.hasOwn|structuredClone"
    r"|replaceChildren|\ballSettled\b|\bWeakRef\b|\bmatchAll\(|\d_\d|\bimport\(|\bglobalThis\b|\bcatch\s*\{\s*$|randomUUID"
)


def bare(path: Path) -> str:
    """The file without comments and, in scripts, without what stands in quotes."""
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    return TEXT.sub('""', text) if path.suffix == ".js" else text


@pytest.mark.parametrize("sample", ["a?.b", "a ?? b", "x.at(-1)", "1_000", "class A{ #b }"])
def test_the_rule_sees_newer_script(sample):
    assert TOO_NEW_JS.search(sample)


@pytest.mark.parametrize("sample", ["a:has(b){}", "a{gap:1px}", "a{color:oklch(1 1 1)}", "@layer x{}"])
def test_the_rule_sees_newer_style(sample):
    assert TOO_NEW_CSS.search(sample)


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.js")), ids=lambda path: path.name)
def test_a_script_keeps_to_the_floor(path):
    assert TOO_NEW_JS.findall(bare(path)) == []


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_keeps_to_the_floor(path):
    assert TOO_NEW_CSS.findall(bare(path)) == []
