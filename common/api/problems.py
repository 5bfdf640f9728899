"""How the API says no: application/problem+json (RFC 9457), in the caller's language, for every error there is."""

import logging

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_standardized_errors.formatter import ExceptionFormatter
from drf_standardized_errors.handler import ExceptionHandler
from rest_framework import exceptions, status
from rest_framework.renderers import JSONRenderer

from common.api.limits import AddressLimit
from common.api.problem import Problem
from common.errors import Refused
from common.traces import trace_of

MEDIA_TYPE = "application/problem+json"
SOMEBODY_IS_AT_IT = frozenset({"55P03", "40P01"})  # lock_not_available, deadlock_detected
TITLES = {
    400: gettext_lazy("The request is not valid"),
    401: gettext_lazy("Not signed in"),
    403: gettext_lazy("Not allowed"),
    404: gettext_lazy("Not found"),
    405: gettext_lazy("This cannot be done here"),
    406: gettext_lazy("Not available in this form"),
    409: gettext_lazy("Not possible now"),
    412: gettext_lazy("Changed meanwhile"),
    413: gettext_lazy("Too large"),
    415: gettext_lazy("Not readable in this form"),
    422: gettext_lazy("Key used before"),
    428: gettext_lazy("Version missing"),
    429: gettext_lazy("Too many requests"),
    500: gettext_lazy("Something went wrong here"),
    503: gettext_lazy("Busy just now"),
}
CODES = {400: "parse_error", 500: "error", 503: "busy"}
log = logging.getLogger(__name__)


class ProblemFormatter(ExceptionFormatter):
    def run(self):
        fields = isinstance(self.exc, exceptions.ValidationError)
        return {
            "type": "about:blank",
            "title": str(TITLES.get(self.exc.status_code, "")),
            "status": self.exc.status_code,
            "code": "invalid" if fields else self.exc.get_codes(),
            "detail": _("Some of the fields are not valid.") if fields else self.detail(),
            "errors": [field_error(error) for error in self.get_errors()] if fields else [],
            "trace_id": self.trace_id(),
            **getattr(self.exc, "more", {}),
        }

    def detail(self):
        """What is out of scope and what does not exist are told in the same words."""
        if self.exc.status_code == status.HTTP_404_NOT_FOUND:
            return _("There is nothing here, or nothing that you may see.")
        if self.exc.status_code == status.HTTP_500_INTERNAL_SERVER_ERROR:
            return _("Please try again later. If it happens again, tell us the trace id.")
        return str(self.exc.detail)

    def trace_id(self):
        """None in a 404, whose bytes must not differ; the header has it there as well."""
        if self.exc.status_code == status.HTTP_404_NOT_FOUND:
            return None
        return trace_of(self.context["request"])


def bare_problem(request, status_code, detail):
    """A problem where the request never came as far as the API itself."""
    body = {
        "type": "about:blank",
        "title": str(TITLES[status_code]),
        "status": status_code,
        "code": CODES[status_code],
        "detail": detail,
        "errors": [],
        "trace_id": trace_of(request),
    }
    return JsonResponse(body, status=status_code, content_type=MEDIA_TYPE)


def field_error(error):
    return {
        "field": (error.attr or "").removesuffix("non_field_errors").removesuffix("."),
        "message": error.detail,
    }


class ProblemHandler(ExceptionHandler):
    def convert_known_exceptions(self, exc):
        exc = super().convert_known_exceptions(exc)
        request = self.context["request"]
        nobody = isinstance(exc, exceptions.AuthenticationFailed | exceptions.NotAuthenticated)
        if nobody and (wait := AddressLimit().wait_after_one_more(request)):
            return exceptions.Throttled(wait)  # guessing keys is limited like everything else
        return next((turn(exc) for kind, turn in TURNED if isinstance(exc, kind)), exc)

    def get_headers(self, exc):
        return super().get_headers(exc) | getattr(exc, "headers", {})

    def get_response(self, exc, data):
        response = super().get_response(exc, data)
        response.content_type = MEDIA_TYPE
        request = self.context["request"]
        # A problem is JSON also where the answer would have been a page or YAML.
        request.accepted_renderer, request.accepted_media_type = JSONRenderer(), MEDIA_TYPE
        log.info("%s %r: %s %s", request.method, request.path, exc.status_code, data["code"])
        return response


def of_database(error):
    """A row somebody else holds is refused at once; a database that does not answer is a pause."""
    if getattr(error.__cause__, "sqlstate", None) in SOMEBODY_IS_AT_IT:
        sentence = _("Somebody is working on this just now. Try again in a moment.")
        return Problem(409, sentence, code="busy", headers={"Retry-After": "1"})
    log.error("The database did not answer in time.", exc_info=error)
    return Problem(503, _("Please try again in a moment."), code="busy", headers={"Retry-After": "5"})


def of_size(error):
    return Problem(413, _("The request is too large."), code="too_large")


def of_form(error):
    return exceptions.ParseError()


TURNED = (
    (Refused, Problem.of),
    (OperationalError, of_database),
    (InterfaceError, of_database),
    (RequestDataTooBig, of_size),
    (SuspiciousOperation, of_form),
    (BadRequest, of_form),
)
