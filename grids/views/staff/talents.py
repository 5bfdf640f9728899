"""Professionals who offer help: the list, one of them and his word. A number opens one by one, on record."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.masking import mask_name, mask_phone
from common.pages import page as page_of
from grids.actions.talents import ask_talent, note_talent, withdraw_talent
from grids.kinds import FreeTime, Skill
from grids.models import Talent
from grids.roles import P
from grids.talent_forms import AskForm, FindTalentForm, TalentForm
from grids.views.account import own
from grids.views.ground import grid_or_404

INVALID = 422
ABOUT = {"here": "people", "help": "staff"}


def shown(rows):
    """The rows with `who` and `number` as everybody reads them: an officer's name is no secret, his number is."""
    for row in rows:
        person = row.officer or row
        row.who = row.officer.name if row.officer else mask_name(row.name)
        row.number = mask_phone(person.phone)
        row.can = [Skill(one).label for one in row.skills]
        row.free_when = [FreeTime(one).label for one in row.availability]
    return rows


@login_required
@require_safe
def talents(request):
    """Who is on the list where one keeps it, by skill, by time, and the nearest to a grid first."""
    if not request.actor.holds(P.TALENT_KEEP):
        raise PermissionDenied
    form = FindTalentForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    grid = grid_or_404(request, said["grid"]) if said.get("grid") else None
    rows, order = Talent.objects.visible_to(request.actor.scope).with_names(), ("-noted_at", "-pk")
    if grid:
        rows, order = rows.near(grid), ("distance", "-noted_at", "-pk")
    rows = rows.who_can(said["skill"]) if said.get("skill") else rows
    rows = rows.free(said["free"]) if said.get("free") else rows
    found = page_of(rows, order=order, cursor=request.GET.get("cursor"))
    shown(found.rows)
    page = {"rows": found, "form": form, "grid": grid, "is_narrowed": any(said.values())}
    return render(request, "grids/staff/talents.html", page | ABOUT)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def talent_new(request, code):
    """Put somebody on the list of a grid."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.TALENT_KEEP, grid):
        raise PermissionDenied
    form = TalentForm(request.actor, request.POST or None)
    if form.is_valid():
        try:
            made = note_talent(grid, **form.person, facts=form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("On the list. The person can take it back at any time."))
            return redirect("grids:talent", made.uuid)
    page = {"grid": grid, "form": form} | ABOUT
    return render(request, "grids/staff/talent_new.html", page, status=INVALID if form.errors else 200)


def talent_or_404(request, uuid):
    """One on a list that the person keeps, or himself."""
    rows = Talent.objects.visible_to(request.actor.scope) | Talent.objects.filter(officer=request.user)
    return get_object_or_404(rows.with_names(), uuid=uuid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def talent(request, uuid):
    """One of them and his word; POST takes it back: whoever keeps the list does it for him, an officer himself."""
    found = talent_or_404(request, uuid)
    if request.method == "POST":
        withdraw_talent(found, by=request.actor, at=now())
        messages.success(request, _("Taken off the list. Name and number are erased."))
        return redirect("grids:talents" if request.actor.holds(P.TALENT_KEEP) else "grids:account")
    return talent_page(request, found, AskForm())


def talent_page(request, found, form, *, status=200, **opened):
    page = {"talent": shown([found])[0], "form": form, "may_ask": request.actor.may(P.TALENT_KEEP, found)}
    return render(request, "grids/staff/talent.html", page | ABOUT | opened, status=status)


@login_required
@require_POST
def talent_ask(request, uuid):
    """The number of one of them, on this answer and nowhere else; what for stays on record."""
    found = talent_or_404(request, uuid)
    if not request.actor.may(P.TALENT_KEEP, found):
        raise PermissionDenied
    form = AskForm(request.POST)
    if not form.is_valid():
        return talent_page(request, found, form, status=INVALID)
    name, phone = ask_talent(found, **form.cleaned_data, **own(request))
    return talent_page(request, found, AskForm(), opened_name=name, opened_phone=phone)
