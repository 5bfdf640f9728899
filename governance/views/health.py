from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance.readiness import OK, checks
from messaging import health

UNAVAILABLE = 503


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
    """Whether the process can do its work: 503 with the part that is wrong."""
    found = checks()
    ready = all(word == OK for word in found.values())
    parked = (
        health.parked() if found["database"] == OK else None
    )  # waits for a person; no reason to take us out
    body = {"status": OK if ready else "not ready", "checks": found, "parked": parked}
    return JsonResponse(body, status=200 if ready else UNAVAILABLE)
