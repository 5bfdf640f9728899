"""The time limits: what holds, what held before, and the form that changes one after showing what would move."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions.limits import end_limit, in_force, set_limit
from cases.clockwork import ClockKind
from cases.forms.limits import LimitForm, seen_of
from cases.models import ClockPolicy
from cases.moves import moves_of_limit
from cases.pages.limits import line_of, lines_of
from cases.views.staff.calendars import for_administrators
from common.errors import Refused
from common.pages import page

INVALID = 422


@login_required
@require_safe
def limits(request):
    """All limits in force, clock by clock; `?past=1` those that have ended."""
    for_administrators(request.actor)
    past, kind = bool(request.GET.get("past")), request.GET.get("kind", "")
    rows = ClockPolicy.objects.filter(valid_to__isnull=not past).select_related(*NAMED)
    rows = rows.filter(kind=kind) if kind in ClockKind.values else rows
    order = ("-valid_to", "-pk") if past else ("kind", "pk")
    shown = page(rows, order=order, cursor=request.GET.get("cursor"))
    context = {
        "lines": lines_of(shown.rows),
        "page": shown,
        "kinds": ClockKind.choices,
        "kind": kind,
        "past": past,
        "help": "limits",
    }
    return render(request, "cases/limits.html", context)


NAMED = ("category", "calendar", "by", "ended_by")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def limit(request):
    """One limit, named by what it is for; a change is looked at before it is made."""
    for_administrators(request.actor)
    if request.method == "POST":
        return changed(request)
    asked = LimitForm(request.GET)
    policy = standing(asked)
    form = LimitForm(policy=policy) if policy else LimitForm(initial=request.GET.dict())
    return render(request, "cases/limit.html", shown(form, policy))


def standing(form):
    """The limit in force for what a form names, or None."""
    form.is_valid()
    said = form.cleaned_data
    if not said.get("kind"):
        return None
    asked = ClockPolicy(**{name: said.get(name) or default for name, default in SUBJECT.items()})
    return in_force(asked).select_related(*NAMED).first()


SUBJECT = {"kind": "", "category": None, "urgency": "", "major": False}


def shown(form, policy, **more):
    may_end = policy is not None and bool(policy.category_id or policy.urgency or policy.major)
    return {
        "form": form,
        "line": line_of(policy) if policy else None,
        "may_end": may_end,
        "help": "limits",
        **more,
    }


def changed(request):
    """Show what would move; put in force, or end, once that has been looked at."""
    form = LimitForm(request.POST)
    policy, deed = standing(form), request.POST.get("do", "")
    if deed == "end":
        form.errors.clear()
    elif not form.is_valid():
        return render(request, "cases/limit.html", shown(form, policy), status=INVALID)
    if deed not in ("save", "end"):
        moves = moves_of_limit(form.policy())
        again = LimitForm(with_seen(request.POST, policy))
        return render(request, "cases/limit.html", shown(again, policy, moves=moves))
    try:
        done(request, form, policy, deed)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return render(request, "cases/limit.html", shown(form, policy), status=INVALID)
    messages.success(request, _("In force. Open clocks get their new due times within some minutes."))
    return redirect(reverse("cases:limits"))


def with_seen(posted, policy):
    """The same form, on top of what stands now: that is what the page shows."""
    data = QueryDict(mutable=True)
    data.update(posted)
    data["seen"] = seen_of(policy)
    return data


def done(request, form, policy, deed):
    who, seen = {"by": request.actor, "at": now()}, request.POST.get("seen", "")
    if deed == "save":
        set_limit(form.policy(), **who, reason=form.cleaned_data["reason"], seen=seen)
    elif policy is not None:
        end_limit(policy, **who, seen=seen)
