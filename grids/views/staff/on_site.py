"""Cadres on site: sent by who leads there, said by themselves, reported street by street."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.pages import page as page_of
from grids.actions.site_stays import end_stay, say_solved, say_there, send_to_site
from grids.log_forms import DaysForm, SentForm, SolvedForm, this_month
from grids.models import SiteStay
from grids.on_site import stays_report
from grids.roles import P
from grids.views.ground import grid_or_404

INVALID = 422
ORDER = ("street_id", "-starts_on", "-pk")


@login_required
@require_safe
def stays(request):
    """Who was on site where, for how many days, and what was solved: this month, or other days."""
    if not request.actor.holds(P.WORK_LEAD):
        raise PermissionDenied
    form = DaysForm(request.GET or None)
    first, last = this_month()
    if form.is_valid():
        first, last = form.cleaned_data["since"] or first, form.cleaned_data["until"] or last
    found = stays_report(request.actor.scope, first, last)
    page = {
        "rows": page_of(found, order=ORDER, cursor=request.GET.get("cursor")),
        "form": form,
        "first": first,
        "last": last,
        "here": "people",
        "help": "staff",
    }
    return render(request, "grids/staff/stays.html", page)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def stay_new(request, code):
    """Send a cadre to a grid."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.WORK_LEAD, grid):
        raise PermissionDenied
    form = SentForm(request.actor, request.POST or None)
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            made = send_to_site(said.pop("officer"), to=grid, **said, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sent. There is a message for this person."))
            return redirect("grids:stay", made.uuid)
    page = {"grid": grid, "form": form, "here": "people", "help": "staff"}
    return render(request, "grids/staff/stay_new.html", page, status=INVALID if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def stay(request, uuid):
    """One stay, its days and what was solved; whoever leads there ends it here."""
    found = get_object_or_404(SiteStay.objects.visible_to(request.actor.scope).with_names(), uuid=uuid)
    if request.method == "POST":
        try:
            end_stay(found, by=request.actor, at=now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The stay ends today."))
        return redirect("grids:stay", uuid)
    page = {
        "stay": found,
        "days": [row.day for row in found.days.order_by("day")],
        "results": found.results.order_by("day", "pk"),
        "is_over": bool(found.ended_at) or found.ends_on < localdate(),
        "here": "people",
        "help": "staff",
    }
    return render(request, "grids/staff/stay.html", page)


@login_required
@require_safe
def on_site(request):
    """One's own stays: one press for the day, a few words for what was solved."""
    return shown(request)


def shown(request, *, bound=None, status=200):
    """The own stays of these weeks; `bound` {uuid: form} takes the place of an empty form."""
    today = localdate()
    mine = SiteStay.objects.filter(officer=request.user).with_names().prefetch_related("days", "results")
    found = list(mine.recent(today).order_by("-starts_on", "-pk"))
    for one in found:
        one.is_noted = any(row.day == today for row in one.days.all())
        one.is_running = one.ended_at is None and one.starts_on <= today <= one.ends_on
        one.form = (bound or {}).get(one.uuid) or SolvedForm(auto_id=f"{one.uuid}_%s")
    page = {"stays": found, "form": next(iter((bound or {}).values()), None), "here": "work", "help": "staff"}
    return render(request, "grids/staff/on_site.html", page, status=status)


def own_or_404(request, uuid):
    return get_object_or_404(SiteStay.objects.filter(officer=request.user), uuid=uuid)


@login_required
@require_POST
def site_day(request, uuid):
    """I am here today."""
    found = own_or_404(request, uuid)
    try:
        say_there(found, day=localdate(), by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted: on site today."))
    return redirect("grids:on_site")


@login_required
@require_POST
def site_result(request, uuid):
    """What was solved."""
    found = own_or_404(request, uuid)
    form = SolvedForm(request.POST, auto_id=f"{found.uuid}_%s")
    if form.is_valid():
        try:
            say_solved(found, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down."))
            return redirect("grids:on_site")
    return shown(request, bound={found.uuid: form}, status=INVALID)
