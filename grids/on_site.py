"""How long which cadre was on site in a time, and what he solved: one row a stay, by street."""

from django.db.models import Count, Prefetch, Q

from grids.models import SiteResult, SiteStay


def stays_report(scope, first, last):
    """The stays of a time that the scope leads, each with `there_count` days and its `solved` of that time."""
    within = Q(days__day__range=(first, last))
    solved = SiteResult.objects.filter(day__range=(first, last)).order_by("day", "pk")
    return (
        SiteStay.objects.visible_to(scope)
        .between(first, last)
        .with_names()
        .select_related("street")
        .defer("street__boundary")
        .annotate(there_count=Count("days", filter=within, distinct=True))
        .prefetch_related(Prefetch("results", queryset=solved, to_attr="solved"))
    )
