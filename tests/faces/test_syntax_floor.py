"""What a browser loads runs on Chrome 80 and iOS 13 (frontend.md 1.0).

Every script, ours or not, is parsed as ES2020 by acorn; ours call nothing that came later, and our style sheets ask for
nothing that came later.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

BASE = Path(settings.BASE_DIR)
STATIC, VENDOR = BASE / "static", BASE / "static_vendor"
# Where Node is, if the machine has none: scripts/setup.
CARRIED = BASE / ".local" / "node" / "bin"
PARSE = """
    const acorn = require("acorn"), fs = require("fs");
    for (const file of process.argv.slice(1)) {
        try { acorn.parse(fs.readFileSync(file, "utf8"), {ecmaVersion: 2020, sourceType: "script"}); }
        catch (fault) { console.log(`${file}: ${fault.message}`); }
    }
"""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Between the columns of a text a gap is as old as they are; only between boxes in a row it is new.
IN_COLUMNS = re.compile(r"\{[^{}]*\bcolumns\s*:[^{}]*\}")
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
    text = IN_COLUMNS.sub(lambda rule: rule[0].replace("column-gap", ""), text)
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


def shipped_scripts():
    """Every script a page of ours can load: our own, the vendored ones, and htmx out of django-htmx."""
    own = [*STATIC.rglob("*.js"), *VENDOR.rglob("*.js")]
    return sorted([*own, Path(finders.find("django_htmx/htmx-2.min.js"))])


def parsed(*scripts):
    """What acorn says against the files, read as ES2020."""
    node = shutil.which("node", path=os.pathsep.join([os.environ.get("PATH", ""), str(CARRIED)]))
    read = subprocess.run(
        [node, "-e", PARSE, *map(str, scripts)], cwd=BASE, capture_output=True, text=True, check=True
    )
    return read.stdout


@pytest.mark.slow
def test_every_script_that_a_page_loads_is_es2020():
    scripts = shipped_scripts()

    assert {path.parent.name for path in scripts} >= {"js", "compressorjs", "map", "django_htmx"}
    assert parsed(*scripts) == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    "newer",
    ["a ||= b", "class A { #b = 1 }", "class A { static { b() } }", "x = 1_000", "a?.b ?? c; await d"],
)
def test_the_parser_refuses_what_is_newer(newer, tmp_path):
    script = tmp_path / "newer.js"
    script.write_text(newer, encoding="utf-8")

    assert "newer.js" in parsed(script)


@pytest.mark.parametrize("path", sorted(VENDOR.rglob("*.css")), ids=lambda path: path.name)
def test_a_foreign_style_sheet_asks_for_no_other_colours_layers_or_parents(path):
    assert re.findall(r"color-mix|oklch|light-dark|@layer|@container|:has\(|:is\(|:where\(", bare(path)) == []
