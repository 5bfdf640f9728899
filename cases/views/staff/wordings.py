"""Ready words: kept by whoever configures a district, chosen on the form of a verb, filled in for the case."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions.wordings import change_wording, end_wording, make_wording
from cases.enums import Action, Worded
from cases.forms.wordings import WordingForm
from cases.models import CaseText, Wording
from cases.pages.sheet import found_case, handler_words
from cases.views.staff.calendars import for_administrators
from cases.wordings import facts_of, filled
from common.errors import Refused
from common.htmx import render_page_or_part
from common.pages import page
from grids.reach import reach_of
from grids.roles import P

INVALID = 422
NAMED = ("region", "category", "made_by")


def wordings_of(actor):
    return Wording.objects.visible_to(actor.scope).standing().select_related(*NAMED)


@login_required
@require_safe
def wordings(request):
    """The ready words of one's districts, step by step."""
    for_administrators(request.actor)
    action = request.GET.get("action", "")
    rows = wordings_of(request.actor)
    rows = rows.filter(action=action) if action in Worded.values else rows
    shown = page(rows, order=("action", "name", "pk"), cursor=request.GET.get("cursor"))
    context = {"rows": shown.rows, "page": shown, "steps": Worded.choices, "action": action, "help": "words"}
    return render(request, "cases/wordings.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wording(request, uuid=None):
    """New words, or those there are: changed and ended by whoever configures their district."""
    for_administrators(request.actor)
    kept = get_object_or_404(wordings_of(request.actor), uuid=uuid) if uuid else None
    form = WordingForm(request.actor, request.POST or None, wording=kept)
    ends = bool(kept) and request.POST.get("do") == "end"
    if request.method == "POST" and (ends or form.is_valid()):
        try:
            done(request, kept, form, ends)
        except Refused as refusal:
            form.is_valid()
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Offered no more.") if ends else _("Kept."))
            return redirect("cases:wordings")
    may = kept is None or request.actor.may(P.CONFIGURE, reach_of(kept.region))
    status = INVALID if form.is_bound else 200
    context = {"form": form, "kept": kept, "may_change": may, "help": "words"}
    return render(request, "cases/wording.html", context, status=status)


def done(request, kept, form, ends):
    who = {"by": request.actor, "at": now()}
    if ends:
        end_wording(kept, **who)
    elif kept:
        change_wording(kept, **form.facts(), **who)
    else:
        make_wording(**form.facts(), **who)


@login_required
@require_safe
def words_for(request, number, action):
    """What may be said of a case with one verb, filled in; htmx puts the list into the verb's form."""
    if action not in Worded.values:
        raise Http404
    case = found_case(request.actor.scope, number)
    rows = list(Wording.objects.for_case(case, action))
    facts = facts_of(case, handler=handler_words(case), result=result_of(case))
    shown = [
        {"name": row.name, "answer": row.get_answer_display(), "text": filled(row.text, facts)}
        for row in rows
    ]
    context = {"case": case, "words": shown, "step": Worded(action).label, "help": "case"}
    return render_page_or_part(request, "cases/words_for.html", "words", context)


def result_of(case):
    """What was said to have been done, the last time."""
    said = CaseText.objects.filter(event__case=case, event__action=Action.RESOLVE).order_by("-event__seq")
    return said.values_list("words", flat=True).first() or ""
