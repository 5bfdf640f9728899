"""Logs: a line of JSON each, on standard error, with the request it belongs to and without personal values."""

import json
import logging
import traceback
from datetime import UTC, datetime

from common.traces import about
from governance.scrubbing import scrubbed


class JsonFormatter(logging.Formatter):
    """One object a line. Scrubs each text last, so that arguments and tracebacks are covered too."""

    def format(self, record):
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": scrubbed(record.getMessage()),
            **about.get(),
            **number_of(record),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = scrubbed("".join(traceback.format_exception(*record.exc_info)))
        return json.dumps(line, ensure_ascii=False, default=str)


def number_of(record):
    """Django writes of a refused request when its answer has left every middleware, and hands over the request."""
    request = getattr(record, "request", None)
    return {"request": request.trace_id} if hasattr(request, "trace_id") else {}


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
