"""Who takes my cases this week: the own absences, those of the people one leads, and whom one stands in for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.pages import page as page_of
from grids.actions.absences import end_absence, leads_all, note_absence
from grids.deputies import held_by
from grids.enums import OfficerKind
from grids.models import Absence, Officer, Post
from grids.roles import P
from grids.staff_forms import AbsenceForm
from grids.views.staff.appointments import about

INVALID = 422
NAMES = ("officer", "deputy", "noted_by")


@login_required
@require_safe
def absences(request):
    """What is noted from today on."""
    today = localdate()
    noted = Absence.objects.coming(today).select_related(*NAMES)
    others = noted.filter(officer__in=below(request.actor, noted, today))
    found = page_of(others, order=("starts_on", "pk"), cursor=request.GET.get("cursor"))
    page = {
        "mine": noted.filter(officer=request.user).order_by("starts_on"),
        "covering": noted.filter(deputy=request.user).order_by("starts_on"),
        "rows": found,
        "leads": request.actor.holds(P.STAFF_LEAD),
        "has_posts": bool(request.actor.scope.posts),
        "today": today,
    }
    return render(request, "grids/staff/absences.html", page | about())


def below(by, noted, today):
    """The ids of those with an absence noted whom the actor leads; who stands above him is nobody's to read of."""
    led = Post.objects.current(today).within(by.scope, P.STAFF_LEAD)
    people = Officer.objects.filter(pk__in=noted.values("officer")).filter(pk__in=led.values("officer"))
    posts = held_by(list(people.exclude(pk=by.officer_id).only("pk")), today)
    return [who for who, theirs in posts.items() if leads_all(by, theirs)]


def led_or_404(request, uuid):
    """The officer: himself, or somebody all of whose posts the person leads."""
    officer = get_object_or_404(Officer, uuid=uuid, is_active=True, kind=OfficerKind.PERSON)
    posts = held_by([officer], localdate()).get(officer.pk, [])
    if not (officer.pk == request.user.pk or leads_all(request.actor, posts)):
        raise Http404
    if not posts:
        raise PermissionDenied
    return officer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def absence_of(request, uuid):
    """Note when somebody is away, and who takes his cases."""
    officer = led_or_404(request, uuid)
    form = AbsenceForm(officer, request.actor, request.POST or None)
    if form.is_valid():
        try:
            note_absence(officer, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted. Nothing waits meanwhile."))
            return redirect("grids:absences")
    page = {"officer": officer, "form": form, "own": officer.pk == request.user.pk} | about()
    return render(request, "grids/staff/absence.html", page, status=INVALID if form.errors else 200)


@login_required
@require_POST
def absence_end(request, uuid):
    """He is back today."""
    absence = get_object_or_404(Absence.objects.select_related("officer"), uuid=uuid)
    led_or_404(request, absence.officer.uuid)
    try:
        end_absence(absence, on=localdate(), by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Back from today on."))
    return redirect("grids:absences")
