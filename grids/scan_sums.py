"""How often codes were scanned lately, by the sums of their days."""

from datetime import timedelta

from django.db.models import Sum

from grids.models import ScanDay

DAYS = 30


def scans_of(codes, today):
    """{id of a code: its scans of the last thirty days}. One statement."""
    since = today - timedelta(days=DAYS - 1)
    rows = ScanDay.objects.filter(code__in=[code.pk for code in codes], day__gte=since)
    return dict(rows.values_list("code").annotate(sum=Sum("scans")).values_list("code", "sum"))
