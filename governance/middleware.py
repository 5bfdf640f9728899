"""Each request has an id, a line in the log and its share in the measures; none of them says what it was about."""

import logging
from time import perf_counter

from common.traces import HEADERS, belonging_to, trace_of
from governance import metrics

NO_VIEW = "none"
access = logging.getLogger("governance.access")


class Observed:
    """Outermost: what it measures is what the person waited for. The address is never written, the view's name is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        trace, begun = trace_of(request), perf_counter()
        with belonging_to(request=trace):
            response = self.get_response(request)
            seconds, view = perf_counter() - begun, name_of(request)
            metrics.observe(request.method, view, response.status_code, seconds)
            facts = {"method": method_of(request), "view": view, "status": response.status_code}
            access.info("request", extra={"facts": facts | {"ms": round(seconds * 1000, 1)}})
        for header in HEADERS:
            response.headers[header] = trace
        return response


def name_of(request):
    """The view's name as the addresses have it, never the path: that may be a secret link."""
    found = request.resolver_match
    return (found.view_name or NO_VIEW) if found else NO_VIEW


def method_of(request):
    return request.method if request.method in metrics.METHODS else "other"
