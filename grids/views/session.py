"""The way in and the way out. Whoever owes a second step is led on to it and is signed in nowhere before."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render, resolve_url
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from common.addresses import is_ours
from common.api.limits import MINUTE, one_more
from common.networks import network_of
from grids.forms import SignInForm
from grids.pending import lead_on, next_page, pending_of

TOO_MANY = 429
MOST = 120  # tries a minute from one network: an office begins its day at once; a flood costs a hash each
# What a browser keeps of us besides its cookies, which name the language and the device of a resident too.
CLEARED = '"cache", "storage"'


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request):
    """Ask for name and password, and lead on: to a step still owed, or to `next`. The session gets a new key."""
    target = next_address(request)
    if request.user.is_authenticated:
        return redirect(target)
    if request.method != "POST" and "anew" not in request.GET and (pending := pending_of(request)):
        return redirect(next_page(pending.officer, pending.code) or target)
    if request.method == "POST" and is_flood(request):
        return too_many(request)
    form = SignInForm(request, request.POST or None)
    if form.is_valid():
        officer = form.get_user()
        step = lead_on(request, officer, getattr(officer, "one_time_code", None), next=target)
        return redirect(step or target)
    page = {"form": form, "next": asked_for(request)}
    return render(request, "grids/sign_in.html", page, status=TOO_MANY if form.is_locked else 200)


def is_flood(request):
    """Whether so many passwords came from there this minute that looking at them would keep the others waiting."""
    return one_more(f"sign-in:{network_of(request)}:{int(now().timestamp()) // MINUTE}") > MOST


def too_many(request):
    response = render(request, "429.html", status=TOO_MANY)
    response["Retry-After"] = str(MINUTE)
    return response


@login_not_required
@require_POST
def sign_out(request):
    logout(request)
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response.headers["Clear-Site-Data"] = CLEARED
    return response


def locked_out(request, response, credentials):
    """For axes: the page above has said it already, with its own status."""
    return response


def asked_for(request):
    return request.POST.get("next", request.GET.get("next", ""))


def next_address(request):
    """Where to go after signing in: what was asked for, if it is ours, else the home page."""
    address = asked_for(request)
    return address if is_ours(request, address) else resolve_url(settings.LOGIN_REDIRECT_URL)
