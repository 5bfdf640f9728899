"""The lists of duties and powers that are open to everybody: S1-09, S1-12, S1-13."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from cases.models import DutyUse
from common.pages import page
from grids.models import Delegation, DutyItem, DutyList

NEWEST = 20


@login_not_required
@require_safe
def duty_lists(request):
    """Every public list that is in force, by its title."""
    found = DutyList.objects.public(localdate()).select_related("region", "grid").defer("grid__boundary")
    if words := request.GET.get("q", "").strip():
        found = found.filter(Q(title__icontains=words) | Q(items__name__icontains=words)).distinct()
    shown = page(found, order=("title", "pk"), cursor=request.GET.get("cursor"))
    return render(
        request, "cases/public/duty_lists.html", {"rows": shown.rows, "page": shown, "words": words}
    )


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
