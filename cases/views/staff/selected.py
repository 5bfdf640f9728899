"""Several cases of the desk at once: what can be done for them, and what came of each."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from cases.actions.many import MOST, do_many
from cases.actions.verbs import VERBS
from cases.forms.many import MANY, chosen, form_for, verbs_for
from cases.listing import cases_of
from cases.pages.many import lines_of, total_of
from common.addresses import is_ours
from common.htmx import render_page_or_part
from grids.roles import P

INVALID = 422


@login_required
@require_POST
def selected(request):
    """What may be done for the chosen cases; with `do`, do it for each and say what came of it."""
    if not request.actor.holds(P.CASE_VIEW):
        raise PermissionDenied
    seen = seen_cases(request)
    if not seen:
        return show(request, {"seen": [], "verbs": []}, status=INVALID)
    action = request.POST.get("do", "")
    if not action:
        return offer(request, seen)
    if action not in MANY:
        raise Http404
    form = form_for(action, seen, request.actor, at=now(), data=request.POST)
    if not form.is_valid():
        return offer(request, seen, form=form, status=INVALID)
    outcomes = do_many(VERBS[action], seen, by=request.actor, **form.cleaned_data)
    lines = lines_of(outcomes, action, form.cleaned_data, by=request.actor)
    return show(request, {"lines": lines, "total": total_of(lines), "label": MANY[action].label})


def seen_cases(request):
    """[(case, version seen)] of the numbers that came and the person sees, in their order; 200 at most."""
    wanted = chosen(request.POST.getlist("n"))
    cases = cases_of(request.actor.scope).for_lists().filter(number__in=list(wanted)[:MOST])
    found = {case.number: case for case in cases}
    if wanted and not found:
        raise Http404
    return [
        (found[number], found[number].version if version is None else version)
        for number, version in wanted.items()
        if number in found
    ]


def offer(request, seen, *, form=None, status=200):
    verbs = verbs_for(seen, request.actor, at=now(), bound=form)
    over = max(len(request.POST.getlist("n")) - MOST, 0)
    return show(request, {"seen": seen, "verbs": verbs, "over": over, "most": MOST}, status=status)


def show(request, context, *, status=200):
    back = request.POST.get("next", "")
    context |= {"back": back if is_ours(request, back) else "", "here": "desk", "help": "desk"}
    response = render_page_or_part(request, "cases/selected.html", "preview", context, status=status)
    response["HX-Push-Url"] = "false"
    return response
