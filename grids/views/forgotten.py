from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from common.api.limits import MINUTE, one_more
from common.networks import network_of
from grids.actions.ask_superior import ask_superior
from grids.forms import ForgottenForm
from grids.views.session import too_many

MOST = 5  # a minute from one network


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request):
    """Ask one's superior for help. The answer is the same for every name, known or not."""
    form = ForgottenForm(request.POST or None)
    if not form.is_valid():
        return render(request, "grids/forgotten.html", {"form": form}, status=422 if form.errors else 200)
    address, at = request.META.get("REMOTE_ADDR"), now()
    if one_more(f"forgotten:{network_of(request)}:{int(at.timestamp()) // MINUTE}") > MOST:
        return too_many(request)
    ask_superior(form.cleaned_data["username"].strip(), at=at, address=address)
    return render(request, "grids/forgotten.html", {"is_asked": True})
