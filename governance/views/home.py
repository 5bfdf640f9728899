from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from grids.roles import P

# The first that a post carries decides where the day begins.
BEGINNINGS = (
    (P.CASE_DISPATCH, "cases:desk"),
    (P.CASE_REVIEW, "cases:desk"),
    (P.CASE_HANDLE, "cases:work"),
    (P.CASE_VIEW, "cases:work"),
    (P.CASE_REPORT, "cases:quick_report"),
    (P.CONFIGURE, "admin:index"),
    (P.RIGHTS_GIVE, "grids:people"),
    (P.AUDIT_READ, "grids:audit"),
)


@login_not_required
@require_safe
def home(request):
    """Lead staff to where their day begins; tell everybody else what this is."""
    if not request.user.is_authenticated:
        return render(request, "governance/home.html")
    holds = request.actor.holds
    return redirect(next((page for verb, page in BEGINNINGS if holds(verb)), "messaging:messages"))
