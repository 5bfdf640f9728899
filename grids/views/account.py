"""My account: the own password, the second step, where one is signed in, what happened. For whoever is signed in."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grids.actions.accounts import change_password
from grids.actions.end_sessions import end_own_sessions
from grids.actions.second_step import begin_step, confirm_step, renew_recovery_codes
from grids.forms import DigitsForm, NewPasswordForm, PasswordAgainForm, wrong_token
from grids.middleware import OLD_PASSWORD, TWO_STEPS
from grids.models import AccountEvent, Post, RecoveryCode, SecondStep
from grids.open_sessions import open_sessions
from grids.roles import P
from grids.views.session import TOO_MANY
from grids.views.steps import INVALID, picture

EVENTS = 10


def own(request):
    """Who acts, when, from where: the facts of an action of somebody on his own account."""
    return {"by": request.actor, "at": now(), "address": request.META.get("REMOTE_ADDR")}


def status_of(form):
    return (TOO_MANY if getattr(form, "is_locked", False) else INVALID) if form.errors else 200


@login_required
@never_cache
@require_safe
def account(request):
    officer = request.user
    codes = RecoveryCode.objects.filter(officer=officer, used_at=None)
    page = {
        "here": "account",
        "help": "account",
        "posts": Post.objects.current(localdate()).filter(officer=officer).with_names(),
        "sessions": open_sessions(officer, request.session.session_key, now()),
        "has_step": SecondStep.objects.filter(user=officer, confirmed=True).exists(),
        "codes_left": codes.count(),
        "events": events_of(officer),
        "cares": request.actor.holds(P.ACCOUNT_CARE),
    }
    return render(request, "grids/account.html", page)


def events_of(officer):
    return AccountEvent.objects.filter(officer=officer).select_related("by").order_by("-at", "-id")[:EVENTS]


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request):
    """Change one's own password: the present one, then the new one twice. All other sessions end."""
    data = request.POST or None
    before, form = PasswordAgainForm(request, data), NewPasswordForm(request.user, data)
    if form.is_valid() and before.is_valid():
        officer = change_password(request.user, password=form.cleaned_data["new_password"], **own(request))
        update_session_auth_hash(request, officer)
        request.session.pop(OLD_PASSWORD, None)
        messages.success(request, _("Your password is changed. Everywhere else you are signed out."))
        return redirect("grids:account")
    is_old = request.session.get(OLD_PASSWORD)
    page = {"before": before, "form": form, "is_old": is_old, "here": "account", "help": "account"}
    status = max(status_of(before), status_of(form))
    return render(request, "grids/password.html", page, status=status)


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def step_begin(request):
    """Set up the second step, or a new phone: the own password first."""
    form = PasswordAgainForm(request, request.POST or None)
    if form.is_valid():
        begin_step(request.user, at=now())
        return redirect("grids:step_confirm")
    page = {"form": form, "here": "account", "help": "account"}
    return render(request, "grids/step_begin.html", page, status=status_of(form))


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def step_confirm(request):
    """The picture to scan and the first six digits; then the recovery codes, once."""
    secret = SecondStep.objects.filter(user=request.user, confirmed=False).first()
    if secret is None:
        return redirect("grids:step_begin")
    form = DigitsForm(request, request.POST or None)
    if form.is_valid():
        codes = confirm_step(request.user, secret, token=form.cleaned_data["token"], **own(request))
        if codes:
            request.session[TWO_STEPS] = True
            return show_codes(request, codes)
        form.add_error("token", wrong_token(request.user, confirmed=False))
    page = {"form": form, "here": "account", "help": "account", **picture(secret)}
    return render(request, "grids/enrol.html", page, status=status_of(form))


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request):
    """Ten new recovery codes, shown once; the own password first."""
    if not SecondStep.objects.filter(user=request.user, confirmed=True).exists():
        return redirect("grids:step_begin")
    form = PasswordAgainForm(request, request.POST or None)
    if form.is_valid():
        return show_codes(request, renew_recovery_codes(request.user, **own(request)))
    page = {"form": form, "here": "account", "help": "account", "is_recovery": True}
    return render(request, "grids/step_begin.html", page, status=status_of(form))


def show_codes(request, codes):
    return render(request, "grids/recovery_codes.html", {"codes": codes, "next": "/account/"})


@login_required
@require_POST
def end_session(request):
    """End one of the own sessions, by its reference, or all but this one."""
    mine = request.session.session_key
    found = open_sessions(request.user, mine, now())
    wanted = request.POST.get("session")
    keys = [one.key for one in found if not one.is_this and wanted in ("others", one.reference)]
    ended = end_own_sessions(request.user, keys=keys, **own(request))
    messages.success(request, _("Signed out there.") if ended else _("Nobody is signed in there any more."))
    return redirect("grids:account")
