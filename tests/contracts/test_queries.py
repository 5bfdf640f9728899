"""No word of a caller becomes part of a statement, of markup or of a program; no pattern of ours hangs."""

import ast
import re
import resource
import subprocess
import sys
from functools import partial

import pytest
from django.contrib.gis.db.models import Model
from django.core.validators import RegexValidator
from django.urls import URLPattern, URLResolver, get_resolver

from tests.contracts.tree import APPS, ROOT, parsed, shown, sources

# An f-string in a statement, and why no word of a caller can be in it.
OWN_WORDS = {
    "cases/policies.py": "STAMP is a constant beside it",
    "governance/actions/drop_demo.py": "quoted names of our own tables",
    "messaging/idempotency.py": "one of two names of functions",
}
# Where text is declared safe, and why it is.
OWN_MARKUP = {
    "cases/forms/categories.py": "format_html escapes what it is given",
    "common/templatetags/icons.py": "shapes of our own files; names and labels go through format_html",
    "common/templatetags/moments.py": "format_html escapes what it is given",
    "common/templatetags/qr.py": "format_html, and a path made of numbers",
    "common/templatetags/wording.py": "a mark around parts of what was escaped in the line before",
    "common/templatetags/widgets.py": "what Django's own widget rendered",
}
NEVER_CALLED = {"eval", "exec", "compile", "__import__", "extra", "RawSQL"}
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "dill"}
SAYS_SAFE = {"mark_safe", "SafeString", "SafeText", "format_html", "format_html_join", "html_safe"}
RUNS_SQL = {"execute", "executemany", "raw", "RunSQL"}
FROM_THE_CALLER = {"GET", "POST", "query_params", "data", "FILES", "headers", "COOKIES", "META"}
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def calls(path):
    return [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]


def name_of(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_nothing_of_a_request_names_a_column(path):
    """filter(**request.GET) lets `password__startswith` ask the table of accounts letter by letter."""
    spread = [
        ast.unparse(keyword.value)
        for call in calls(path)
        for keyword in call.keywords
        if keyword.arg is None and {getattr(n, "attr", "") for n in ast.walk(keyword.value)} & FROM_THE_CALLER
    ]

    assert spread == []


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_no_statement_is_put_together_from_words(path):
    glued = [
        ast.unparse(call)[:80]
        for call in calls(path)
        if name_of(call) in RUNS_SQL and call.args and is_glued(call.args[0])
    ]

    assert bool(glued) == (shown(path) in OWN_WORDS), glued


def is_glued(node):
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod)
    return (
        isinstance(node, ast.Call) and name_of(node) == "format" and isinstance(node.func.value, ast.Constant)
    )


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_no_text_becomes_a_program(path):
    # re.compile is a pattern, judged below.
    called = {name_of(call) for call in calls(path) if ast.unparse(call.func) != "re.compile"} & NEVER_CALLED
    imported = {
        alias.name
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    shells = [ast.unparse(call)[:60] for call in calls(path) if "shell" in {k.arg for k in call.keywords}]

    assert (called, imported & NEVER_IMPORTED, shells) == (set(), set(), [])


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_text_is_called_safe_only_where_it_is_ours(path):
    safe = {name_of(call) for call in calls(path)} & SAYS_SAFE
    names = {node.id for node in ast.walk(parsed(path)) if isinstance(node, ast.Name)} & SAYS_SAFE

    assert bool(safe | names) == (shown(path) in OWN_MARKUP), safe | names


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_leaves_text_unescaped(path):
    assert re.findall(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off", path.read_text(encoding="utf-8")) == []


def test_the_rules_see_what_they_look_for(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text(
        "rows.filter(**request.GET.dict())\ncursor.execute(f'select {word}')\ncursor.execute('a %s' % word)\n"
        "rows.extra(where=[word])\nmark_safe(word)\nimport pickle\n",
        encoding="utf-8",
    )

    for rule in (
        test_nothing_of_a_request_names_a_column,
        test_no_statement_is_put_together_from_words,
        test_no_text_becomes_a_program,
        test_text_is_called_safe_only_where_it_is_ours,
    ):
        with pytest.raises((AssertionError, ValueError)):
            rule(bad)


# ── Patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────────
CPU_SECONDS = 60
PIECES = (
    "a",
    "0",
    "1",
    " ",
    "/",
    "-",
    "é",
    "路",
    "\n",
    "\u0660",
    "<svg",
    'viewBox="',
    "Version/1.",
    "a-",
    "00-",
    "{",
    "+",
    "token",
    "token=",
    "session-",
    "://a",
    "/t/",
)
TRY_THEM = """
import re, sys
patterns, pieces = eval(sys.stdin.read())
for text, flags in patterns:
    found = re.compile(text, flags)
    for piece in pieces:
        for words in (piece * (50_000 // len(piece)), piece * (25_000 // len(piece)) + "!", "!" + piece * 25_000):
            found.search(words), found.match(words), found.fullmatch(words)
print(len(patterns))
"""


def patterns():
    """Every pattern of ours as (text, flags): compiled in the code, of the addresses, of fields."""
    found = {in_code for path in sources() for in_code in patterns_in(path)}
    found |= {(pattern.regex.pattern, 0) for pattern in addresses(get_resolver())}
    return sorted(found | {(validator.regex.pattern, 0) for validator in validators()})


def patterns_in(path):
    for call in calls(path):
        if ast.unparse(call.func) in {
            f"re.{name}" for name in ("compile", "match", "search", "sub", "fullmatch")
        }:
            flags = [ast.unparse(part) for part in [*call.args[1:], *(k.value for k in call.keywords)]]
            if isinstance(call.args[0], ast.Constant):
                yield call.args[0].value, re.DOTALL if "re.DOTALL" in flags else 0


def addresses(resolver):
    for pattern in resolver.url_patterns:
        yield pattern.pattern
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern)
        else:
            assert isinstance(pattern, URLPattern)


def validators():
    models = {model for model in Model.__subclasses__() if model.__module__.split(".")[0] in APPS}
    fields = [field for model in models for field in model._meta.get_fields() if hasattr(field, "validators")]
    return [one for field in fields for one in field.validators if isinstance(one, RegexValidator)]


@pytest.mark.slow
def test_no_pattern_of_ours_can_be_made_to_hang():
    """50 KB of every kind of sign against every pattern, in a process that has so much of the processor and no more."""
    known = patterns()
    limit = partial(resource.setrlimit, resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))

    tried = subprocess.run(
        [sys.executable, "-I", "-c", TRY_THEM],
        input=repr((known, PIECES)),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )

    assert (tried.returncode, tried.stdout.strip()) == (0, str(len(known))), tried.stderr[-500:]
    assert len(known) > 40
