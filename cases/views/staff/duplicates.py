"""What may be the same matter as a case: at the place, nearby, from the same reporter."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.duplicates import others_of
from cases.pages.sheet import found_case


@login_required
@require_safe
def others(request, number):
    """The cases beside one, each a link to its own page."""
    case = found_case(request.actor.scope, number)
    context = {"case": case, "others": others_of(case, request.actor.scope), "help": "case"}
    return render(request, "cases/others.html", context)
