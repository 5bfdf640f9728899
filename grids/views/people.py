"""Those below me: for a superior who helps somebody back in, or ends his sessions."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from grids.actions.accounts import help_in
from grids.actions.end_sessions import end_sessions_of
from grids.enums import OfficerKind
from grids.forms import HelpForm, ReasonForm, SearchForm, StartForm
from grids.models import Officer, Post, SecondStep
from grids.open_sessions import open_sessions
from grids.roles import P
from grids.superiors import may_care_for, people_below
from grids.views.account import events_of, own
from grids.views.steps import INVALID

MOST = 50


@login_required
@never_cache
@require_safe
def people(request):
    """The people of the own reach that stand below; by name where there are many."""
    if not request.actor.holds(P.ACCOUNT_CARE):
        raise PermissionDenied
    form = SearchForm(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    found = people_below(request.actor, localdate(), words, most=MOST)
    page = {"people": found, "form": form, "words": words, "most": MOST, "here": "people", "help": "account"}
    return render(request, "grids/people.html", page)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person(request, uuid):
    """One of them. POST: a one-time code for him, with a reason; it is shown on the answer and nowhere else."""
    officer = below_or_404(request, uuid)
    form = form_of(officer)(request.POST or None)
    if form.is_valid():
        try:
            code, text = help_in(officer, **form.cleaned_data, **own(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return slip(request, code, text, back=reverse("grids:person", args=[uuid]))
    page = {"officer": officer, "form": form, "end_form": ReasonForm(auto_id="end_%s"), **about(officer)}
    return render(request, "grids/person.html", page, status=INVALID if form.errors else 200)


@login_required
@require_POST
def person_end(request, uuid):
    """End all his sessions."""
    officer = below_or_404(request, uuid)
    end_form = ReasonForm(request.POST, auto_id="end_%s")
    if end_form.is_valid():
        end_sessions_of(officer, **end_form.cleaned_data, **own(request))
        messages.success(request, _("Signed out everywhere."))
        return redirect("grids:person", uuid)
    page = {"officer": officer, "form": form_of(officer)(), "end_form": end_form, **about(officer)}
    return render(request, "grids/person.html", page, status=INVALID)


def below_or_404(request, uuid):
    officer = get_object_or_404(Officer, uuid=uuid, is_active=True, kind=OfficerKind.PERSON)
    if not may_care_for(request.actor, officer, localdate()):
        raise Http404
    return officer


def form_of(officer):
    return StartForm if officer.is_new else HelpForm


def about(officer):
    return {
        "posts": Post.objects.current(localdate()).filter(officer=officer).with_names(),
        "sessions": open_sessions(officer, None, now()),
        "has_step": SecondStep.objects.filter(user=officer, confirmed=True).exists(),
        "events": events_of(officer),
        "here": "people",
        "help": "account",
    }


def slip(request, code, text, *, back):
    """The paper with the code, for him alone."""
    page = {"code": code, "text": text, "officer": code.officer, "back": back, "site": settings.SITE_URL}
    response = render(request, "grids/slip.html", page)
    response.headers["Cache-Control"] = "private, no-store"
    return response
