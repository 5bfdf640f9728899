"""Where matters go: the rules, each with its history, and what they would do with a case."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions.rules import change_rule, end_rule, make_rule
from cases.forms.routing import EndRuleForm, NarrowForm, RuleForm, TrialForm
from cases.models import Case, RoutingRule
from cases.pages.rules import lines_of, past_of, tried
from cases.place import CasePlace
from cases.views.staff.calendars import for_administrators
from common.errors import Refused
from common.pages import page
from grids.reach import reach_of
from grids.roles import P

INVALID = 422
ORDER = ("order", "pk")
NAMED = ("region", "grid", "category", "department", "made_by", "ended_by")


def rules_of(actor):
    return RoutingRule.objects.visible_to(actor.scope).select_related(*NAMED).defer("grid__boundary")


@login_required
@require_safe
def routing(request):
    """The rules of one's places in their order; narrowed to a kind, with those that have ended."""
    for_administrators(request.actor)
    form = NarrowForm(request.GET, auto_id="narrow_%s")
    said = (
        form.cleaned_data if form.is_valid() else {"kind": {"category": None, "branch": ""}, "ended": False}
    )
    rows = rules_of(request.actor).of_kind(**said["kind"])
    shown = page(rows if said["ended"] else rows.standing(), order=ORDER, cursor=request.GET.get("cursor"))
    narrowed = bool(request.GET.get("kind") or said["ended"])
    context = {
        "lines": lines_of(shown.rows, form.fields["kind"].names, localdate()),
        "page": shown,
        "form": form,
        "is_narrowed": narrowed,
        "help": "routing",
    }
    return render(request, "cases/routing.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def routing_new(request):
    """A new rule."""
    for_administrators(request.actor)
    form = RuleForm(request.actor, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rule = make_rule(**form.facts(), by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The rule stands."))
            return redirect("cases:routing_rule", rule.uuid)
    status = INVALID if form.is_bound else 200
    return render(request, "cases/routing_new.html", {"form": form, "help": "routing"}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def routing_rule(request, uuid):
    """One rule: what it says, what it was before; changed and ended by whoever configures its place."""
    for_administrators(request.actor)
    rule = get_object_or_404(rules_of(request.actor), uuid=uuid)
    if request.method == "POST":
        return changed(request, rule)
    return render(request, "cases/routing_rule.html", shown(request, rule))


def shown(request, rule, **bound):
    may = not rule.is_ended and request.actor.may(P.CONFIGURE, reach_of(rule.place))
    form = bound.pop("form", None) or RuleForm(request.actor, rule=rule, auto_id="change_%s")
    names = form.fields["kind"].names
    past = past_of(rule, rules_of(request.actor))
    return {
        "line": lines_of([rule], names, localdate())[0],
        "past": lines_of(past, names, localdate()),
        "may_change": may,
        "form": form,
        "end_form": bound.pop("end_form", None) or EndRuleForm(auto_id="end_%s"),
        "help": "routing",
    }


def changed(request, rule):
    """Change it or end it; what is refused is said at the form."""
    ends = request.POST.get("do") == "end"
    form = (
        EndRuleForm(request.POST, auto_id="end_%s")
        if ends
        else RuleForm(request.actor, request.POST, rule=rule, auto_id="change_%s")
    )
    if form.is_valid():
        try:
            done = done_to(request, rule, form, ends)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The rule has ended.") if ends else _("The rule is changed."))
            return redirect("cases:routing_rule", done.uuid)
    bound = {"end_form" if ends else "form": form}
    return render(request, "cases/routing_rule.html", shown(request, rule, **bound), status=INVALID)


def done_to(request, rule, form, ends):
    who = {"by": request.actor, "at": now(), "reason": form.cleaned_data["reason"]}
    return end_rule(rule, **who) if ends else change_rule(rule, **form.facts(), **who)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def routing_try(request):
    """Paste a case, see why: every rule of its place with its verdict, and who would be suggested. Nothing is kept."""
    for_administrators(request.actor)
    form = TrialForm(request.actor, request.POST or None, initial=request.GET.dict())
    case = matter(request, form) if form.is_bound and form.is_valid() else None
    trial = tried(case, request.actor, form.fields["kind"].names, day=localdate()) if case else None
    status = INVALID if form.is_bound and trial is None else 200
    return render(
        request, "cases/routing_try.html", {"form": form, "trial": trial, "help": "routing"}, status=status
    )


def matter(request, form):
    """The case that is tried: one there is, or one that is never stored; None with the word on the form."""
    if number := form.cleaned_data["number"]:
        cases = Case.objects.visible_to(request.actor.scope).select_related("category")
        case = cases.filter(number=number).first()
        if case is None:
            form.data = form.data.copy()
            form.data["number"] = ""  # of no use to somebody who does not see the case
            form.add_error("number", _("You see no case of this number. Say below what it is and where."))
        return case
    place = CasePlace.of_building(form.building) if form.building else CasePlace.of_grid(form.grid)
    case = Case(category=form.cleaned_data["kind"]["category"])
    place.put_on(case)
    return case
