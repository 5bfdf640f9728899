"""Find my grid worker by an address or by where the phone is (S0-19). What is typed is kept nowhere, nor in a URL."""

import logging

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases import budgets
from cases.forms.public import FindForm
from cases.views.public.manners import public_page
from common.networks import network_of
from grids.finding import find_by_point, find_by_words

PAGE = "cases/public/find_worker.html"
INVALID, TOO_MANY, AWAY = 422, 429, 503
MINUTE = 60
log = logging.getLogger(__name__)


@public_page
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find_worker(request):
    """Ask; answer the grid, who may be called there, and its stations."""
    if request.method != "POST":
        return render(request, PAGE, {"form": FindForm()})
    form = FindForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, {"form": form}, status=INVALID)
    if refusal := refused_now(request, form):
        return refusal
    found, too_many = look(form)
    if not found:
        form.add_error("address", _("No grid was found there. Try the road and its number, or call 12345."))
    page = {"form": form, "found": found, "too_many": too_many}
    return render(request, PAGE, page, status=200 if found else INVALID)


def look(form):
    """([Found], whether there are more): the words go first, for somebody typed them."""
    said = form.cleaned_data
    if said["address"]:
        return find_by_words(said["address"])
    return find_by_point(said["lng"], said["lat"], crs=form.system), False


def refused_now(request, form):
    """The answer for too many questions, or None. A whole register is not to be read out through here."""
    try:
        wait = budgets.spend((budgets.FINDS_OF_ADDRESS, network_of(request)), (budgets.FINDS_OF_ALL, ""))
    except budgets.CountersAway:
        log.warning("Finding a grid worker is shut: Redis does not answer.")
        form.add_error(None, _("Looking up does not work just now. Please call 12345."))
        return render(request, PAGE, {"form": form}, status=AWAY)
    if not wait:
        return None
    words = _("Too many questions came from here. Please wait %(minutes)s min, or call 12345.")
    form.add_error(None, words % {"minutes": -(-wait // MINUTE)})
    response = render(request, PAGE, {"form": form}, status=TOO_MANY)
    response["Retry-After"] = str(wait)
    return response
