"""Which policies residents of a grid read: those of its community, street, district, city and province (S0-50)."""

from django.db.models import Q
from django.utils.timezone import localdate

from grids.models import Grid, Policy

MOST = 100
UP = ("region", "region__parent", "region__parent__parent", "region__parent__parent__parent")
REGIONS = [f"{path}_id" for path in (*UP, f"{UP[-1]}__parent")]


def policies_at(grid):
    """The policies in force, the nearest region's first. Two statements."""
    above = Grid.objects.filter(pk=grid.pk).values_list(*REGIONS).get()
    in_force = Policy.objects.filter(Q(ended_on=None) | Q(ended_on__gt=localdate()))
    near = in_force.filter(region__in=[pk for pk in above if pk]).select_related("region")
    return sorted(near.order_by("place", "pk")[:MOST], key=lambda policy: above.index(policy.region_id))
