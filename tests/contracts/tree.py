"""The project's own Python files, parsed once: what the house rules look at."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("common", "files", "messaging", "grids", "residents", "party", "cases", "governance")
LAYER = {
    "common": 0,
    "files": 1,
    "messaging": 2,
    "grids": 3,
    "residents": 4,
    "party": 4,
    "cases": 5,
    "governance": 6,
}


@cache
def sources(*folders):
    """Every Python file under the folders (the apps by default), migrations left out."""
    found = (path for folder in (folders or APPS) for path in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path):
    return str(path.relative_to(ROOT))


def functions(path):
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(node):
    """The lines of a function without decorators, signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0
