from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from grids.forms import SignInForm
from grids.middleware import SEEN_AT, SIGNED_IN_AT

TOO_MANY = 429


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request):
    """Ask for name and password, and lead on to `next`. The session gets a new key (reliability.md 2.4)."""
    target = next_address(request)
    if request.user.is_authenticated:
        return redirect(target)
    form = SignInForm(request, request.POST or None)
    if form.is_valid():
        login(request, form.get_user())
        moment = int(now().timestamp())
        request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = moment
        return redirect(target)
    page = {"form": form, "next": asked_for(request)}
    return render(request, "grids/sign_in.html", page, status=TOO_MANY if form.is_locked else 200)


@login_not_required
@require_POST
def sign_out(request):
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def locked_out(request, response, credentials):
    """For axes: the page above has said it already, with its own status."""
    return response


def asked_for(request):
    return request.POST.get("next", request.GET.get("next", ""))


def next_address(request):
    """Where to go after signing in: what was asked for, if it is ours, else the home page."""
    address = asked_for(request)
    host = {request.get_host()}
    if url_has_allowed_host_and_scheme(address, allowed_hosts=host, require_https=request.is_secure()):
        return address
    return resolve_url(settings.LOGIN_REDIRECT_URL)
