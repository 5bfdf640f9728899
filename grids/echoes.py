"""How many at the doors said "I too" of a matter."""

from django.db.models import Count

from grids.models import Echo


def echoes_of(subjects):
    """{uuid of a matter: how many devices said it}. One statement, none for no matter."""
    if not subjects:
        return {}
    rows = Echo.objects.filter(subject__in=subjects).values_list("subject")
    return dict(rows.annotate(said=Count("pk")).values_list("subject", "said"))
