from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.deadlines import deadlines_of
from cases.pages.reckoning import reckoning_of
from cases.pages.sheet import found_case


@login_required
@require_safe
def deadlines(request, number):
    """How each deadline of a case was reached: limit, days counted, days left out and why, pauses."""
    case = found_case(request.actor.scope, number)
    context = {
        "case": case,
        "help": "deadlines",
        "reckonings": [reckoning_of(one) for one in deadlines_of(case)],
    }
    return render(request, "cases/deadlines.html", context)
