import secrets

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance import metrics
from governance.readiness import OK, PARTS, checks, said
from messaging import health

UNAVAILABLE = 503
LOOPBACK = ("127.0.0.1", "::1")
PAGE, JSON = "text/html", "application/json"


@login_not_required
@never_cache
@require_safe
def healthz(request):
    """The process answers; nothing else is asked."""
    return JsonResponse({"status": OK})


@login_not_required
@never_cache
@require_safe
def readyz(request):
    """Whether the process can do its work: 503 with the part that is wrong, in JSON, or in words for a browser."""
    found = checks()
    ready = all(word == OK for word in found.values())
    status = 200 if ready else UNAVAILABLE
    if request.get_preferred_type([JSON, PAGE]) == PAGE:
        parts = [(PARTS[part], word == OK, said(word)) for part, word in found.items()]
        # Without the request: nobody's session is asked for, which the database may not answer.
        page = render_to_string("governance/ready.html", {"ready": ready, "parts": parts})
        return HttpResponse(page, status=status)
    parked = health.parked() if found["database"] == OK else None  # waits for a person; no reason to go
    body = {"status": OK if ready else "not ready", "checks": found, "parked": parked}
    return JsonResponse(body, status=status)


@login_not_required
@never_cache
@require_safe
def measures(request):
    """For Prometheus: whoever has METRICS_TOKEN; without one set, a process of this machine. Else it is not there."""
    if not may_measure(request):
        raise Http404
    return HttpResponse(metrics.text(), content_type=metrics.CONTENT_TYPE)


def may_measure(request):
    if settings.METRICS_TOKEN:
        shown = request.headers.get("Authorization", "")
        return secrets.compare_digest(shown.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())
    came_through = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return request.META["REMOTE_ADDR"] in LOOPBACK and not came_through
