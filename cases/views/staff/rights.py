"""Who may do what with a case, and why; whom it is about, to whom it is open beside the posts, what was approved."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.actions.duties import approve_outside, end_outside
from cases.actions.exceptions import end_exception, give_exception, may_end, may_give
from cases.actions.recuse import lift, may_name, recuse
from cases.duties import in_force as approvals_in_force
from cases.forms.rights import AboutForm, OpenForm, OutsideForm
from cases.models import CaseException, DutyException, Recusal
from cases.pages.sheet import found_case
from cases.scopes import VIEW
from common.errors import Refused
from grids.holders import verbs_at
from grids.models import Department, Officer, Post
from grids.models.dated_exception import in_force
from grids.roles import P

INVALID, CONFLICT = 422, 409
FORMS = {"name": AboutForm, "open": OpenForm, "approve": OutsideForm}


@login_required
@require_safe
def who(request, number):
    """The page of one case."""
    case = found_case(request.actor.scope, number)
    return render(request, "cases/who.html", shown(request, case))


def shown(request, case, bound=None):
    """What the page shows; `bound` {deed: form} takes the place of the empty form of that deed."""
    by, day = request.actor, localdate()
    place = case.grid or case.district
    exceptions = in_force(CaseException.every.filter(content_object=case), day)
    approvals = approvals_in_force(DutyException.objects.filter(case=case), day)
    may = {
        "name": may_name(case, by),
        "open": may_give(case, VIEW, by),
        "approve": by.may(P.CASE_LEAD, case),
        "end": may_end(case, by),
    }
    forms = {deed: (bound or {}).get(deed) or form(auto_id=f"{deed}_%s") for deed, form in FORMS.items()}
    for deed, form in forms.items():
        form.among(offered(deed, case, by, day))
    return {
        "case": case,
        "verbs": verbs_at(place, by.scope, day) if place else [],
        "recusals": Recusal.objects.filter(case=case, lifted_at=None).select_related("officer", "by"),
        "exceptions": exceptions.select_related("user", "given_by", "permission"),
        "approvals": approvals.select_related("department", "approved_by"),
        "may": may,
        "forms": forms,
        "help": "who",
    }


def offered(deed, case, by, day):
    """Of whom, or of which units, something may be said here: those of the case's district, for others nobody but
    oneself. Who is asked for by name is not there otherwise, account or none."""
    if deed == "approve":
        return Department.objects.current(day).serving(case).order_by("name")
    if may_name(case, by) or may_give(case, VIEW, by):
        return Officer.objects.filter(pk__in=Post.objects.in_district(case.district_id).values("officer"))
    return Officer.objects.filter(pk=by.officer_id)


@login_required
@require_POST
def who_act(request, number, deed):
    """Say whom it is about, open it to somebody, approve a unit; or take one of these back."""
    case = found_case(request.actor.scope, number)
    if deed in ENDS:
        return ended(request, case, deed)
    if deed not in FORMS:
        raise Http404
    form = FORMS[deed](request.POST, auto_id=f"{deed}_%s")
    form.among(offered(deed, case, request.actor, localdate()))
    status = INVALID
    if form.is_valid():
        try:
            done(case, deed, form.cleaned_data, request.actor)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = CONFLICT
        else:
            return back(request, case)
    return render(request, "cases/who.html", shown(request, case, {deed: form}), status=status)


def done(case, deed, said, by):
    facts = {"by": by, "at": now()}
    if deed == "name":
        recuse(case, said["officer"], reason=said["reason"], **facts)
    elif deed == "open":
        give_exception(case, **said, **facts)
    else:
        approve_outside(case, **said, **facts)


# {deed: (the rows it ends, the verb)}
ENDS = {
    "lift": (lambda case: Recusal.objects.filter(case=case), lift),
    "close": (lambda case: CaseException.every.filter(content_object=case), end_exception),
    "withdraw": (lambda case: DutyException.objects.filter(case=case), end_outside),
}


def ended(request, case, deed):
    rows, end = ENDS[deed]
    row = get_object_or_404(rows(case), uuid=uuid_of(request.POST.get("uuid", "")))
    try:
        end(row, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("cases:who", case.number)
    return back(request, case)


def uuid_of(text):
    try:
        return UUID(text)
    except ValueError:
        return None


def back(request, case):
    messages.success(request, _("Done. It counts from now on."))
    is_gone = Recusal.objects.filter(case=case, officer=request.actor.officer_id, lifted_at=None).exists()
    return redirect("cases:work") if is_gone else redirect("cases:who", case.number)
