"""Look up a report by its number and the last digits of the phone: the state, never what it is about."""

import logging

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases import budgets, resident
from cases.enums import ReporterKind
from cases.forms.said import LookupForm
from cases.models import Case
from cases.views.public.manners import secret_page
from common.crypto import blind_index
from common.networks import network_of

PAGE = "cases/public/track_lookup.html"
INVALID, TOO_MANY, AWAY = 422, 429, 503
MINUTE = 60
log = logging.getLogger(__name__)


@secret_page
@sensitive_post_parameters("phone_tail")
@require_http_methods(["GET", "HEAD", "POST"])
def track_lookup(request):
    """Ask for both; answer the state. A wrong number and wrong digits read the same."""
    if request.method != "POST":
        return render(request, PAGE, {"form": LookupForm()})
    form = LookupForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, {"form": form}, status=INVALID)
    if refusal := refused_now(request, form):
        return refusal
    case = found(**form.cleaned_data)
    if case is None:
        form.add_error(None, _("No report with this number and these digits. Check both, or use your link."))
        return render(request, PAGE, {"form": form}, status=INVALID)
    return render(request, PAGE, {"form": LookupForm(), "found": shown(case)})


def refused_now(request, form, page=PAGE):
    """The answer for too many tries, or None. Without its counters the look-up stays shut: digits could be guessed."""
    try:
        wait = budgets.spend(
            (budgets.LOOKUPS_OF_NUMBER, form.cleaned_data["number"]),
            (budgets.LOOKUPS_OF_ADDRESS, network_of(request)),
        )
    except budgets.CountersAway:
        log.warning("Look-ups are shut: Redis does not answer.")
        form.add_error(None, _("Looking up does not work just now. Use your link, or call 12345."))
        return render(request, page, {"form": form}, status=AWAY)
    if not wait:
        return None
    words = _("Too many tries for this number. Please wait %(minutes)s min, or use your link.")
    form.add_error(None, words % {"minutes": -(-wait // MINUTE)})
    response = render(request, page, {"form": form}, status=TOO_MANY)
    response["Retry-After"] = str(wait)
    return response


def found(number, phone_tail):
    """The case of the number, if its reporter left a phone that ends so. One statement, whatever is wrong."""
    reporter = {"reporters__kind": ReporterKind.REPORTER, "reporters__tail_index": blind_index(phone_tail)}
    return Case.objects.filter(number=number, **reporter).first()


def shown(case):
    return {
        "number": case.number,
        "state_label": resident.state_words(case.state, case.void_reason),
        "stages": resident.stages(case.state),
    }
