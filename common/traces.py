"""The number of a request: in each line of the log, on each answer, and with the work that it leaves for later.

It is the caller's own where it looks like one (W3C traceparent, or the X-Request-ID of the proxy in front), else a new
one. Nothing but 32 hexadecimal digits is ever taken over, so that nobody can write into the log with it.
"""

import re
import uuid
from contextlib import contextmanager
from contextvars import ContextVar

HEADERS = ("X-Request-ID", "X-Trace-Id")
TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")
REQUEST_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
NOBODYS = "0" * 32

# What a line belongs to: {"request": id} in a web process, {"task": name, "run": id} and the request in a worker.
about = ContextVar("about", default={})  # noqa: B039 - never changed in place


@contextmanager
def belonging_to(**facts):
    """Every line written inside the block says these facts."""
    token = about.set(about.get() | facts)
    try:
        yield
    finally:
        about.reset(token)


def caused_by(trace):
    """The same, for work that a request left behind; "" is work that nobody asked for."""
    return belonging_to(**({"request": trace} if trace else {}))


def current():
    """The number of the request at hand, "" outside of any."""
    return about.get().get("request", "")


def trace_of(request):
    """32 hexadecimal digits, the same for the whole request."""
    request = getattr(request, "_request", request)
    if not hasattr(request, "trace_id"):
        request.trace_id = given(request.META) or uuid.uuid4().hex
    return request.trace_id


def given(meta):
    """The caller's number, or None where there is none of the right form."""
    parent = TRACEPARENT.fullmatch(meta.get("HTTP_TRACEPARENT", ""))
    if parent and parent[1] != NOBODYS:
        return parent[1]
    told = meta.get("HTTP_X_REQUEST_ID", "")
    return told.replace("-", "").lower() if REQUEST_ID.fullmatch(told) else None
