"""The id under which one request is found again in the log: the caller's own (W3C traceparent), or a new one."""

import re
import uuid

HEADER = "X-Trace-Id"
TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


def trace_of(request):
    """32 hexadecimal digits, the same for the whole request."""
    request = getattr(request, "_request", request)
    if not hasattr(request, "trace_id"):
        given = TRACEPARENT.fullmatch(request.headers.get("traceparent", ""))
        request.trace_id = given[1] if given else uuid.uuid4().hex
    return request.trace_id
