"""The lists of duties and powers that are open to everybody: S1-09, S1-12, S1-13."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases import budgets
from cases.models import DutyUse
from common.networks import network_of
from common.pages import page
from grids.models import Delegation, DutyItem, DutyList

PAGE = "cases/public/duty_lists.html"
NEWEST = 20
LONGEST = 60  # signs that are looked for
TOO_MANY, AWAY = 429, 503
MINUTE = 60
log = logging.getLogger(__name__)


@login_not_required
@require_safe
def duty_lists(request):
    """Every public list that is in force, by its title."""
    found = DutyList.objects.public(localdate()).select_related("region", "grid").defer("grid__boundary")
    words = request.GET.get("q", "").strip()[:LONGEST]
    if words and (refusal := refused_now(request, words)):
        return refusal
    if words:
        found = found.filter(Q(title__icontains=words) | Q(items__name__icontains=words)).distinct()
    shown = page(found, order=("title", "pk"), cursor=request.GET.get("cursor"))
    return render(request, PAGE, {"rows": shown.rows, "page": shown, "words": words})


def refused_now(request, words):
    """The answer for too many searches, or None: each reads every item. The lists themselves stay open."""
    facts = {"rows": [], "words": words}
    try:
        wait = budgets.spend((budgets.LISTS_OF_ADDRESS, network_of(request)), (budgets.LISTS_OF_ALL, ""))
    except budgets.CountersAway:
        log.warning("Searching the duty lists is shut: Redis does not answer.")
        facts["refusal"] = _("Looking up does not work just now. Please call 12345.")
        return render(request, PAGE, facts, status=AWAY)
    if not wait:
        return None
    said = _("Too many questions came from here. Please wait %(minutes)s min, or call 12345.")
    facts["refusal"] = said % {"minutes": -(-wait // MINUTE)}
    response = render(request, PAGE, facts, status=TOO_MANY)
    response["Retry-After"] = str(wait)
    return response


@login_not_required
@require_safe
def duty_list(request, uuid):
    """One list: each item with its law, its unit, its steps, and how often it was used; the newest uses of all."""
    day = localdate()
    public = DutyList.objects.public(day).select_related("region", "grid").defer("grid__boundary")
    found = get_object_or_404(public, uuid=uuid)
    items = DutyItem.objects.current(day).filter(list=found).select_related("department")
    shown = page(items, order=("number", "pk"), cursor=request.GET.get("cursor"))
    counted = dict(
        DutyUse.objects.filter(item__in=[item.pk for item in shown.rows])
        .values_list("item")
        .annotate(number=Count("pk"))
        .order_by()
    )
    handed = {
        one.item_id: one
        for one in Delegation.objects.current(day).filter(item__in=shown.rows).select_related("to")
    }
    uses = (
        DutyUse.objects.filter(item__list=found).select_related("item", "department").order_by("-at", "-pk")
    )
    context = {
        "list": found,
        "items": [(item, handed.get(item.pk), counted.get(item.pk, 0)) for item in shown.rows],
        "page": shown,
        "uses": uses[:NEWEST],
    }
    return render(request, "cases/public/duty_list.html", context)
