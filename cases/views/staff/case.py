"""One case on one page."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from cases.actions.reveal import may_reveal
from cases.enums import Urgency
from cases.forms.desk import ReasonForm
from cases.pages.choices import blocked_for, choices_for, kept_words, thumb_of
from cases.pages.sheet import read_sheet
from cases.pages.terms import terms_of
from common.htmx import render_page_or_part


@login_required
@require_safe
def show(request, number):
    """The case with its seven steps, its history, and exactly what this person may do. `?do=` opens one form."""
    sheet = read_sheet(request.actor.scope, number)
    context = case_context(request, sheet, at=now(), opened=request.GET.get("do", ""))
    return render_page_or_part(request, "cases/case.html", ("case", "actions"), context)


def case_context(request, sheet, *, at, opened="", bound=None):
    """What cases/case.html asks for. `bound`: a form that came back refused."""
    case, by = sheet.case, request.actor
    actions = choices_for(sheet, by, at=at, opened=opened, bound=bound)
    blocked = blocked_for(sheet, by, at=at)
    return sheet.shown() | {
        "lines": sheet.lines,
        "clocks": sheet.clocks,
        "terms": terms_of(case),
        "urgency_label": case.get_urgency_display() if case.urgency != Urgency.NORMAL else "",
        "actions": actions,
        "blocked": blocked,
        "thumb": thumb_of(actions, blocked),
        "kept": kept_words(bound, actions),
        "help": "case",
        "own_address": reverse("cases:case", args=[case.number]),
        "reveal_form": ReasonForm(auto_id="reveal-%s") if may_reveal(case, by) else None,
    }
