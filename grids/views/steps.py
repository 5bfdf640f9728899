"""The steps between the first right word and being signed in: the own password, the second step, setting it up.

None of these pages is for who is signed in: they know their visitor by grids/pending.py alone.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from common.errors import Refused
from grids.actions.accounts import set_password
from grids.actions.second_step import confirm_step
from grids.actor import Actor
from grids.forms import DigitsForm, NewPasswordForm, SecondStepForm, wrong_token
from grids.models import SecondStep
from grids.pending import enter, lead_on, next_page, pending_of
from grids.views.session import TOO_MANY

INVALID = 422


def step(name):
    """A page of the way in: only for who owes this very step; everybody else begins at the sign-in page."""

    def owed(view):
        @login_not_required
        @never_cache
        @sensitive_post_parameters()
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def page(request):
            pending = pending_of(request)
            if pending is None or request.user.is_authenticated:
                return redirect("grids:sign_in")
            if next_page(pending.officer, pending.code) != name:
                return redirect(next_page(pending.officer, pending.code) or "grids:sign_in")
            return view(request, pending)

        return page

    return owed


def by_himself(request, pending):
    """Who acts, when, from where: the facts of an action."""
    return {"by": Actor.of(pending.officer), "at": now(), "address": request.META.get("REMOTE_ADDR")}


@step("grids:own_password")
def own_password(request, pending):
    """The person with a code sets his own password."""
    form = NewPasswordForm(pending.officer, request.POST or None)
    if form.is_valid():
        try:
            password = form.cleaned_data["new_password"]
            officer = set_password(pending.code, password=password, **by_himself(request, pending))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(lead_on(request, officer, None, next=pending.next) or pending.next)
    page = {"form": form, "officer": pending.officer, "is_first": pending.officer.last_login is None}
    return render(request, "grids/own_password.html", page, status=INVALID if form.errors else 200)


@step("grids:second_step")
def second_step(request, pending):
    """Six digits from the app, or a recovery code."""
    form = SecondStepForm(request, pending.officer, request.POST or None)
    if form.is_valid():
        enter(request, pending.officer, two_steps=True)
        return redirect(pending.next)
    status = (TOO_MANY if form.is_locked else INVALID) if form.errors else 200
    return render(request, "grids/second_step.html", {"form": form}, status=status)


@step("grids:enrol")
def enrol(request, pending):
    """Set the second step up, where it is required: a picture to scan, and the first six digits."""
    secret = SecondStep.objects.filter(user=pending.officer, confirmed=False).first()
    if secret is None:
        return redirect("/sign-in/?anew")
    form = DigitsForm(request, request.POST or None)
    if form.is_valid():
        facts = by_himself(request, pending)
        codes = confirm_step(pending.officer, secret, token=form.cleaned_data["token"], **facts)
        if codes:
            enter(request, pending.officer, two_steps=True)
            return render(request, "grids/recovery_codes.html", {"codes": codes, "next": pending.next})
        form.add_error("token", wrong_token(pending.officer, confirmed=False))
    page = {"form": form, "is_required": True, **picture(secret)}
    return render(request, "grids/enrol.html", page, status=INVALID if form.errors else 200)


def picture(secret):
    """The secret as a code to scan, and as text in groups of four to type."""
    text = secret.secret
    groups = " ".join(text[start : start + 4] for start in range(0, len(text), 4))
    return {"address": secret.address, "secret": groups}
