"""How many at the doors said "I too" of a matter."""

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from grids.models import Echo


def echoes_of(subjects):
    """{uuid of a matter: how many devices said it}. One statement, none for no matter."""
    if not subjects:
        return {}
    rows = Echo.objects.filter(subject__in=subjects).values_list("subject")
    return dict(rows.annotate(said=Count("pk")).values_list("subject", "said"))


def echo_count(path="uuid"):
    """The same as a column of a list that is read anyway: of the uuid at `path`; 0 where nobody said it."""
    said = Echo.objects.filter(subject=OuterRef(path)).order_by().values("subject")
    return Coalesce(Subquery(said.annotate(said=Count("pk")).values("said")), 0, output_field=IntegerField())
