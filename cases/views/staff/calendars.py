"""The working calendars: their days and hours, each change a version with its reason, and what it would move."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions.calendar import change_calendar
from cases.forms.calendar import FORMS
from cases.models import Redating
from cases.moves import moves_of_calendar
from cases.pages.calendar import change_words, hours_words, is_guessed, missing_year, runs_of, year_of
from common.errors import Refused
from grids.models import Calendar
from grids.roles import P

INVALID = 422
LAST_FEW = 5
VERSIONS = 50


def for_administrators(actor):
    if not actor.holds(P.CONFIGURE):
        raise PermissionDenied


@login_required
@require_safe
def calendars(request):
    """All calendars with what is missing, and the last times that open clocks were dated again."""
    for_administrators(request.actor)
    rows = [
        {"row": row, "missing": missing_year(row, localdate())} for row in Calendar.objects.order_by("code")
    ]
    asked = Redating.objects.select_related("by").order_by("-pk")[:LAST_FEW]
    return render(request, "cases/calendars.html", {"rows": rows, "redatings": asked, "help": "calendars"})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request, code):
    """One calendar: a year of it, its versions, and the forms that change it."""
    for_administrators(request.actor)
    row = get_object_or_404(Calendar, code=code)
    if request.method == "POST":
        return changed(request, row)
    return render(request, "cases/calendar.html", shown(request, row))


def shown(request, row, *, bound=None, **more):
    """What the page shows; `bound` is (the deed, its form as it was sent)."""
    number = request.GET.get("version", "")
    past = get_object_or_404(row.versions, number=number) if number.isdecimal() else None
    days = (past or row).work_calendar()
    year, today = year_of(days, request.GET.get("year", ""), localdate()), localdate()
    before = past and row.versions.filter(number=past.number - 1).first()
    start = {"hours": hours_words(days), "until_close": days.until_close}
    forms = {deed: form(auto_id=f"{deed}_%s", initial=start) for deed, form in FORMS.items()}
    return {
        "row": row,
        "past": past,
        "changes": change_words(before.work_calendar(), days) if before else None,
        "year": year,
        "years": range(days.first.year, days.last.year + 1),
        "runs": runs_of(days, year),
        "hours": start["hours"],
        "until_close": days.until_close,
        "missing": missing_year(row, today),
        "next_year": row.last.year + 1,
        "is_guessed": is_guessed(row.last.year + 1),
        "versions": row.versions.select_related("by").order_by("-number")[:VERSIONS],
        "forms": forms | dict([bound] if bound else []),
        "open": bound[0] if bound else "",
        "help": "calendars",
        **more,
    }


def changed(request, row):
    """What the change would move; put in force once that has been looked at."""
    deed = request.POST.get("deed", "")
    form = FORMS.get(deed, FORMS["days"])(request.POST, auto_id=f"{deed}_%s")
    if not form.is_valid():
        return render(request, "cases/calendar.html", shown(request, row, bound=(deed, form)), status=INVALID)
    try:
        before = row.work_calendar()
        draft = form.draft(before)
        if request.POST.get("do") == "save":
            return saved(request, row, draft, form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return render(request, "cases/calendar.html", shown(request, row, bound=(deed, form)), status=INVALID)
    preview = {"words": change_words(before, draft), "moves": moves_of_calendar(row, draft)}
    return render(request, "cases/calendar.html", shown(request, row, bound=(deed, form), preview=preview))


def saved(request, row, draft, reason):
    seen = request.POST.get("version", "")
    expected = int(seen) if seen.isdecimal() else 0
    change_calendar(row, draft, by=request.actor, at=now(), reason=reason, expected=expected)
    messages.success(request, _("In force. Open clocks get their new due times within some minutes."))
    return redirect("cases:calendar", row.code)
