"""What must never be is tried: every named constraint of the product's apps stands in a test that breaks it."""

from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"


def ours():
    """The apps that live in this tree."""
    return [app for app in apps.get_app_configs() if Path(app.path).resolve().parent == ROOT]


def test_every_constraint_is_named_in_a_test():
    written = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    models = [model for app in ours() for model in app.get_models()]
    names = {constraint.name for model in models for constraint in model._meta.constraints}

    assert {"cases", "grids", "messaging", "files"} <= {app.label for app in ours()}
    assert {name for name in names if name not in written} == set()
