"""Every place in the code where a person's query is narrowed to a scope, and the means to leave one of them out."""

import ast
import sys
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings

from cases.forms.desk import posts_seen_by
from tests.contracts.tree import APPS, parsed, shown, sources

BASE = str(settings.BASE_DIR)
KEPT = (posts_seen_by,)  # the words of a scope: made once, they would not pass through the call again


def forget():
    for kept in KEPT:
        kept.cache_clear()


def narrowed_models():
    """The models whose rows can be narrowed to a scope."""
    ours = (model for label in APPS for model in apps.get_app_config(label).get_models())
    return [model for model in ours if hasattr(model._default_manager.all(), "visible_to")]


def calls():
    """{(file, first line, last line)} of each `….visible_to(…)` outside the querysets themselves."""
    found = set()
    for path in sources():
        if "querysets" in str(path):
            continue
        for node in ast.walk(parsed(path)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "visible_to"
            ):
                found.add((shown(path), node.lineno, node.end_lineno))
    return found


class Watch:
    """Stands between the code and visible_to: notes who calls it for which model, and blinds one such call."""

    def __init__(self):
        self.seen, self.blind = set(), None

    def taken(self):
        """What was seen since the last time; the words of a scope that were made once are made again after it."""
        seen, self.seen = self.seen, set()
        forget()
        return seen

    def between(self, original):
        def visible_to(rows, scope):
            key = caller(), rows.model.__name__
            self.seen.add(key)
            return (
                rows.all()
                if self.blind in (key, ("everywhere", rows.model.__name__))
                else original(rows, scope)
            )

        return visible_to


def caller():
    """(file, line) of the code of ours that asked, whatever of Django lies between."""
    frame = sys._getframe(2)
    while frame and not is_ours(frame.f_code.co_filename):
        frame = frame.f_back
    return (str(Path(frame.f_code.co_filename).relative_to(BASE)), frame.f_lineno) if frame else ("", 0)


def is_ours(name):
    return (
        name.startswith(BASE) and "/.venv/" not in name and "/querysets" not in name and "/tests/" not in name
    )


@contextmanager
def watched(monkeypatch):
    """Every visible_to of ours with a Watch in between."""
    watch, done = Watch(), set()
    with monkeypatch.context() as patch:
        for model in narrowed_models():
            kind = type(model._default_manager.all())
            for one in kind.__mro__:
                if "visible_to" in vars(one) and one not in done:
                    done.add(one)
                    patch.setattr(one, "visible_to", watch.between(vars(one)["visible_to"]))
        yield watch
