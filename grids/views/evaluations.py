"""What a street and its communities say of the departments, quarter by quarter (domain.md S1-11)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Avg, Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.errors import Refused
from grids.actions.evaluations import evaluate
from grids.enums import Tier
from grids.models import Evaluation
from grids.models.evaluation import MARKS
from grids.quarters import named, quarters_until
from grids.roles import P
from grids.street_forms import QUARTERS, EvaluationForm
from grids.views.ground import grid_or_404

INVALID = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evaluations(request, code):
    """The marks of the last quarters; whoever leads the street or the community gives them."""
    grid = grid_or_404(request, code)
    if grid.tier not in (Tier.STREET, Tier.TOTAL):
        raise Http404
    leads = request.actor.may(P.CASE_LEAD, grid)
    if request.method == "POST" and not leads:
        raise PermissionDenied
    form = EvaluationForm(grid, request.POST or None) if leads else None
    if form and form.is_valid() and said(request, grid, form):
        return redirect("grids:evaluations", code)
    page = {"grid": grid, "form": form, "quarters": quarters_of(grid)}
    page |= {"here": "ground", "help": "ground"}
    return render(request, "grids/evaluations.html", page, status=INVALID if form and form.errors else 200)


def said(request, grid, form):
    facts = {name: form.cleaned_data[name] for name in ("quarter", "words")}
    try:
        evaluate(form.cleaned_data["department"], grid, **facts, marks=form.marks, by=request.actor, at=now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Saved. It counts for this quarter."))
    return True


def quarters_of(grid):
    """[(quarter, [row of a department: name, how many said it, the mean of each mark and of all])], newest first."""
    recent = quarters_until(localdate(), QUARTERS)
    mine = Evaluation.objects.under(grid).filter(quarter__in=recent)
    told = mine.values("quarter", "department__name").order_by("-quarter", "department__code")
    found = {}
    for row in told.annotate(many=Count("pk"), **{name: Avg(name) for name in MARKS}):
        means = [row[name] for name in MARKS]
        line = (row["department__name"], row["many"], *means, sum(means) / len(means))
        found.setdefault(row["quarter"], []).append(line)
    return [(named(quarter), lines) for quarter, lines in found.items()]
