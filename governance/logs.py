"""Logs: a line of JSON each, on standard error, with the request it belongs to and without personal values."""

import json
import logging
import traceback
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from governance.scrubbing import scrubbed

# What the line belongs to: {"request": id} in a web process, {"task": name, "run": id} in a worker.
about = ContextVar("about", default={})  # noqa: B039 - never changed in place


@contextmanager
def belonging_to(**facts):
    """Every line written inside the block says these facts."""
    token = about.set(about.get() | facts)
    try:
        yield
    finally:
        about.reset(token)


class JsonFormatter(logging.Formatter):
    """One object a line. Scrubs each text last, so that arguments and tracebacks are covered too."""

    def format(self, record):
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": scrubbed(record.getMessage()),
            **about.get(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = scrubbed("".join(traceback.format_exception(*record.exc_info)))
        return json.dumps(line, ensure_ascii=False, default=str)


def configuration(level):
    """Django's LOGGING: everything to standard error through the one formatter."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "governance.logs.JsonFormatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["console"], "level": level, "propagate": False},
            # Below INFO it writes down whatever a page was given: names, words, links.
            "django.template": {"level": "INFO"},
        },
    }
